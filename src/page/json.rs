//! The page as one JSON object, for scripts: what the other formats say, and nothing beside it.

use serde_json::{Value, json};

use super::{Block, Page};

pub fn render(page: &Page) -> String {
    let sections: Vec<Value> = page
        .sections
        .iter()
        .map(|section| json!({ "title": section.part.title(), "lines": section.blocks.iter().map(block).collect::<Vec<_>>() }))
        .collect();
    let whole = json!({
        "title": page.title,
        "about": page.about,
        "since": page.period.first,
        "until": page.period.last,
        "session": page.session,
        "sections": sections,
    });
    format!("{whole:#}\n")
}

fn block(block: &Block) -> Value {
    match block {
        Block::Line(words) => json!({ "words": words }),
        Block::Item { words, remark } => json!({ "words": words, "remark": remark }),
        Block::Fact { name, value } => json!({ "name": name, "value": value }),
        Block::Chart(chart) => json!({
            "title": chart.title,
            "days": chart.days.iter().zip(&chart.values).map(|(day, value)| json!([day, value])).collect::<Vec<_>>(),
        }),
    }
}
