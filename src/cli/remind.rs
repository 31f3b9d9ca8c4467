//! `remind`: prints a reminder for the system to run. Nothing of guidepost runs in the background, and the reminder's words
//! say nothing to whoever else sees them.

use chrono::{DateTime, Duration, FixedOffset, NaiveTime, Timelike};

use super::desk::Desk;
use super::stop::Stop;
use super::time;

const EXAMPLES: &str = "\
Examples:
  guidepost remind --at 20:30 --systemd > reminder.sh
  guidepost remind --at 20:30 --ics > moment.ics
  guidepost remind --cron
";

const MORE: &str = "\
It only prints: --systemd a script for sh that sets up a timer of your own,
--cron a line for crontab -e, --ics a file for a calendar. All say “A moment
for yourself” and nothing of what you write. Without one of the three it is
--systemd on Linux and --ics elsewhere. How to take it out again stands in it.";

/// Print a daily reminder to install
#[derive(clap::Args)]
#[command(before_help = EXAMPLES, after_help = MORE)]
pub struct Remind {
    /// The time of day
    #[arg(long, value_name = "HH:MM", default_value = "20:00", value_parser = time::clock_time)]
    at: NaiveTime,
    /// A timer of systemd, as a shell script
    #[arg(long, group = "kind")]
    systemd: bool,
    /// A line for crontab
    #[arg(long, group = "kind")]
    cron: bool,
    /// An entry for a calendar
    #[arg(long, group = "kind")]
    ics: bool,
}

/// Neutral on purpose: a lock screen shows it to anybody.
const WORDS: &str = "A moment for yourself";

impl Remind {
    pub fn run(&self, desk: &Desk) -> Result<(), Stop> {
        let text = match (self.systemd, self.cron, self.ics) {
            (true, ..) => systemd(self.at),
            (_, true, _) => cron(self.at),
            (.., true) => ics(self.at, desk.now),
            _ if cfg!(target_os = "linux") => systemd(self.at),
            _ => ics(self.at, desk.now),
        };
        desk.print(&text)
    }
}

fn systemd(at: NaiveTime) -> String {
    let at = at.format("%H:%M");
    format!(
        "\
#!/bin/sh
# A daily reminder at {at}. Run this once: guidepost remind --at {at} --systemd | sh
# To take it out again:
#   systemctl --user disable --now moment.timer
#   rm ~/.config/systemd/user/moment.timer ~/.config/systemd/user/moment.service
set -e
folder=\"${{XDG_CONFIG_HOME:-$HOME/.config}}/systemd/user\"
mkdir -p \"$folder\"
cat > \"$folder/moment.service\" <<'END'
[Unit]
Description={WORDS}

[Service]
Type=oneshot
ExecStart=notify-send \"{WORDS}\"
END
cat > \"$folder/moment.timer\" <<'END'
[Unit]
Description={WORDS}

[Timer]
OnCalendar=*-*-* {at}:00

[Install]
WantedBy=timers.target
END
systemctl --user daemon-reload
systemctl --user enable --now moment.timer
"
    )
}

fn cron(at: NaiveTime) -> String {
    format!(
        "\
# A daily reminder. Add the line below with crontab -e; delete it there to take it out again.
{} {} * * * DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/$(id -u)/bus notify-send \"{WORDS}\"
",
        at.minute(),
        at.hour()
    )
}

/// Floating local time: eight in the evening wherever the person is (RFC 5545, 3.3.5).
fn ics(at: NaiveTime, now: DateTime<FixedOffset>) -> String {
    let first = now.date_naive().and_time(at);
    let first = if first < now.naive_local() { first + Duration::days(1) } else { first };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//moment//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:moment-{}@localhost", at.format("%H%M")),
        format!("DTSTAMP:{}", now.to_utc().format("%Y%m%dT%H%M%SZ")),
        format!("DTSTART:{}", first.format("%Y%m%dT%H%M%S")),
        "DURATION:PT10M".to_owned(),
        "RRULE:FREQ=DAILY".to_owned(),
        format!("SUMMARY:{WORDS}"),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{WORDS}"),
        "TRIGGER:PT0M".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}
