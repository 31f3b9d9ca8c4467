fn main() -> std::process::ExitCode {
    guidepost::cli::run()
}
