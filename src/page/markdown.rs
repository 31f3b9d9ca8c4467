//! The page as Markdown: headings, lists, and every sign of the person's that Markdown would take for its own escaped.

use super::{Block, Page, Part, Section};

pub fn render(page: &Page) -> String {
    let mut text = format!("# {}\n", escaped(&page.title));
    for line in &page.about {
        text.push_str(&format!("\n{}\n", escaped(line)));
    }
    page.sections.iter().for_each(|section| text.push_str(&body(section)));
    text
}

fn body(section: &Section) -> String {
    let numbered = section.part == Part::Talk || section.part == Part::Questions;
    let mut text = format!("\n## {}\n\n", section.part.title());
    for (at, block) in section.blocks.iter().enumerate() {
        let mark = if numbered { format!("{}.", at + 1) } else { "-".to_owned() };
        let line = match block {
            Block::Line(words) => format!("{mark} {}", escaped(words)),
            Block::Item { words, remark } if remark.is_empty() => format!("{mark} {}", escaped(words)),
            Block::Item { words, remark } => format!("{mark} {} *({})*", escaped(words), escaped(remark)),
            Block::Fact { name, value } => format!("{mark} **{}:** {}", escaped(name), escaped(value)),
            Block::Chart(chart) if chart.row.is_empty() => continue,
            Block::Chart(chart) => format!("{mark} {}\n\n  `{}`\n", escaped(&chart.title), chart.row),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// Text that Markdown leaves as it is. All of it is on one line.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, sign) in words.char_indices() {
        let special = matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&');
        let leading = at == 0 && matches!(sign, '-' | '+' | '=');
        // “7. ” begins a list, “7.1 hours” does not.
        let begins = words[at + sign.len_utf8()..].starts_with(' ') && 0 < at;
        let number = sign == '.' && begins && words[..at].chars().all(|c| c.is_ascii_digit());
        if special || leading || number {
            text.push('\\');
        }
        text.push(sign);
    }
    text
}
