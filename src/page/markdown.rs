//! The page as Markdown: headings, lists, and every sign of the person's that Markdown would take for its own escaped.

use super::{Block, Page, Part, Section};
use crate::text::markdown;

pub fn render(page: &Page) -> String {
    let mut text = format!("# {}\n", markdown(&page.title));
    for line in &page.about {
        text.push_str(&format!("\n{}\n", markdown(line)));
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
            Block::Line(words) => format!("{mark} {}", markdown(words)),
            Block::Item { words, remark } if remark.is_empty() => format!("{mark} {}", markdown(words)),
            Block::Item { words, remark } => format!("{mark} {} *({})*", markdown(words), markdown(remark)),
            Block::Fact { name, value } => format!("{mark} **{}:** {}", markdown(name), markdown(value)),
            Block::Chart(chart) if chart.row.is_empty() => continue,
            Block::Chart(chart) => format!("{mark} {}\n\n  `{}`\n", markdown(&chart.title), chart.row),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}
