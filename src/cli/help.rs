//! How help looks: examples first, commands by family. Knows the names of the commands, and nothing they do.

/// Every command stands in one family, the most used first.
pub const FAMILIES: &[(&str, &[&str])] = &[
    ("Every day", &["log", "today", "status", "journal", "undo"]),
    ("Goals, habits", &["goal", "habit", "check", "review", "measure", "session"]),
    ("The notebook", &["import", "export", "merge", "backup", "where", "doctor", "forget", "demo"]),
    ("Setting up", &["encrypt", "decrypt", "passphrase", "remind", "completions", "man"]),
    ("When it is hard", &["help-now"]),
];

/// Families whose names say enough, in one line: the whole help is one window of 40 rows.
const BRIEF: &[&str] = &["Setting up"];

const EXAMPLES: &str = "\
Examples:
  guidepost                        open the app
  guidepost log --mood 6           add a check-in to today
";

/// One more where there is room.
const EXAMPLE: &str = "  guidepost check \"walk 20 minutes every day until 21 december\"\n";

/// In the words and the order of the options themselves; a test compares them.
const OPTIONS: &str = "\
Options:
      --data <FILE>        The data file [also: GUIDEPOST_DATA]
      --plain              Line prompts, no full screen [also: ACCESSIBLE=1]
      --passphrase-fd <N>  An encrypted notebook's passphrase is in descriptor N
      --color <WHEN>       Colours and bold: auto, always or never
  -h, --help               Print help, short or long
  -V, --version            Print the version
";

const SHORT: &str = "More: guidepost --help, guidepost log --help";

const WHOLE: &str = "{about-with-newline}\n{before-help}";

const ONE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}\n";

const WIDTH: usize = 80;

/// The same help for every command: what it is, examples, usage, options.
pub fn dress(command: clap::Command) -> clap::Command {
    let begin = |more| format!("{EXAMPLES}{more}\nUsage: guidepost [OPTIONS] [COMMAND]\n\n");
    let (short, long) = (begin("") + &names(), begin(EXAMPLE) + &described(&command));
    let help = dress_one(command).help_template(format!("{WHOLE}{}{{after-help}}\n", OPTIONS.trim_end()));
    help.before_help(short).before_long_help(long).after_help(SHORT).after_long_help("")
}

fn dress_one(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let dressed = names.iter().fold(command, |command, name| command.mut_subcommand(name, dress_one));
    dressed.help_template(ONE).max_term_width(WIDTH)
}

/// A line for each family.
fn names() -> String {
    FAMILIES.iter().map(|(family, names)| format!("{family:<17}{}\n", names.join(", "))).collect()
}

/// A line for each command; the family stands beside its first one.
fn described(command: &clap::Command) -> String {
    let mut text = String::new();
    for (family, names) in FAMILIES {
        if BRIEF.contains(family) {
            text.push_str(&format!("{family:<17}{}\n", names.join(", ")));
            continue;
        }
        for (at, name) in names.iter().enumerate() {
            let family = if at == 0 { family } else { "" };
            let about = command.find_subcommand(name).and_then(clap::Command::get_about);
            text.push_str(&format!("{family:<17}{name:<12}{}\n", about.cloned().unwrap_or_default()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_family() {
        let command = super::super::command();
        let known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let mut listed: Vec<&str> = FAMILIES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        listed.sort_unstable();
        let mut known: Vec<&str> = known.into_iter().filter(|name| *name != "help").collect();
        known.sort_unstable();
        assert_eq!(listed, known);
    }

    #[test]
    fn the_options_are_listed_as_they_are() {
        let mut command = super::super::command().help_template("{options}");
        let listed = command.render_help().to_string();
        let flags = |text: &str| -> Vec<String> {
            let cut = |line: &str| line.get(..22).unwrap_or(line).trim().to_owned();
            text.lines().filter(|line| line.contains("--")).map(cut).collect()
        };
        assert_eq!(flags(OPTIONS), flags(&listed), "{listed}");
    }

    #[test]
    fn short_help_fits_a_window_of_24_rows_and_80_columns_and_long_help_40() {
        let short = super::super::command().render_help().to_string();
        let long = super::super::command().render_long_help().to_string();
        assert!(short.lines().count() < 24, "{short}");
        assert!(long.lines().count() <= 40, "{long}");
        assert!(short.lines().chain(long.lines()).all(|line| line.len() <= 80), "{long}");
    }
}
