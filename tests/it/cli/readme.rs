//! The commands of README, run as they stand there.

use std::path::PathBuf;

use super::Home;
use crate::pty::tool;

/// The lines of each block for a shell.
fn blocks() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| block.lines().map(str::to_owned).collect()).collect()
}

/// A home with the program where cargo installs it.
fn home() -> Home {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join(".cargo/bin")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_guidepost"), home.path().join(".cargo/bin/guidepost"))
        .unwrap();
    home
}

fn shell(home: &Home, shell: impl Into<PathBuf>, args: &[&str]) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(shell.into());
    let path = format!("{}:{}", home.path().join(".cargo/bin").display(), std::env::var("PATH").unwrap());
    command.env_clear().env("HOME", home.path()).env("PATH", path).env("GUIDEPOST_NOW", super::NOW);
    command.current_dir(home.path()).args(args);
    command
}

#[test]
fn readme_installs_the_program_before_it_calls_it() {
    let lines: Vec<String> = blocks().into_iter().flatten().collect();
    let installs = lines.iter().position(|line| line.starts_with("cargo install ")).unwrap();
    let calls = lines.iter().position(|line| line.contains("guidepost ")).unwrap();
    assert!(installs < calls, "{}", lines[calls]);
}

#[test]
fn every_command_of_readme_does_what_it_shows() {
    let home = home();
    let mut run = 0;
    for line in blocks().into_iter().filter(|block| !block[0].starts_with("cargo ")).flatten() {
        let mut command = shell(&home, "sh", &["-c", &line]);
        let input = if line.ends_with("forget --everything") { "forget\n" } else { "" };
        let output = command.write_stdin(input).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        let quiet = err.is_empty() || !input.is_empty();
        assert!(output.status.success() && quiet, "{line}: {err}");
        run += 1;
    }
    assert!(15 < run, "{run}");
    assert!(home.path().join("page.html").exists() && home.path().join("tables").is_dir());
    assert!(!home.data().exists(), "forgotten");
}

/// All but the line that builds, word for word; then each shell and man find what was put there.
#[test]
fn what_readme_installs_is_found_by_each_shell_and_by_man() {
    let home = home();
    let block = blocks().into_iter().find(|block| block[0].starts_with("cargo install ")).unwrap();
    let script = block[1..].join("\n");
    let output = shell(&home, "sh", &["-e", "-c", &script]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: &[(&str, &[&str], &str)] = &[
        ("man", &["-w", "guidepost"], "guidepost.1"),
        (
            "bash",
            &[
                "--norc",
                "-c",
                "source ~/.local/share/bash-completion/completions/guidepost; COMP_WORDS=(guidepost he); \
                 COMP_CWORD=1; _guidepost guidepost he guidepost; echo ${COMPREPLY[*]}",
            ],
            "help-now",
        ),
        (
            "zsh",
            &["-f", "-c", "fpath+=~/.zfunc; autoload -Uz compinit; compinit -u; echo $_comps[guidepost]"],
            "_guidepost",
        ),
        ("fish", &["-c", "complete -C 'guidepost he'"], "help-now"),
    ];
    for (name, args, wanted) in found {
        let Some(program) = tool(name) else { continue };
        let output = shell(&home, program, args).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(out.contains(wanted), "{name}: {out}{err}");
    }
}
