//! The page as one HTML file that stands alone: its charts are drawn inline, nothing is loaded and nothing runs. In light
//! and in dark, on A4 and on Letter.

mod chart;

use super::{Block, Page, Part, Section};

/// The look. The colours follow what the reader's system asks for; paper is always light.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1c2126;--soft:#59636e;--line:#d5dade;--paper:#fff;--mark:#0b6e6e}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3adb8;--line:#3a424a;--paper:#14181c;--mark:#5cc8c2}}
*{box-sizing:border-box}
body{margin:2rem auto;padding:0 1.25rem;max-width:46rem;background:var(--paper);color:var(--ink);
font:1rem/1.45 system-ui,-apple-system,\"Segoe UI\",\"Liberation Sans\",sans-serif;overflow-wrap:break-word}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 .3rem}
h2{font-size:1rem;margin:1.1rem 0 .3rem;padding-top:.5rem;border-top:1px solid var(--line);color:var(--mark)}
p{margin:.2rem 0}
.about,.remark,figcaption{color:var(--soft)}
ol,ul{margin:.2rem 0;padding-left:1.4rem}
li{margin:.1rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.1rem 1rem;margin:.2rem 0}
dt{font-weight:600}
dd{margin:0}
figure{margin:.4rem 0}
figure.small{display:inline-block;width:48%;margin-right:1.5%;vertical-align:top;font-size:.9em}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--soft);font-size:11px;font-family:inherit}
.axis{stroke:var(--line);stroke-width:1}
.path{fill:none;stroke:var(--mark);stroke-width:1.5;opacity:.6}
.dot{fill:var(--mark)}
@media(max-width:34rem){figure.small{width:100%}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.3rem}}
@page{margin:12mm 14mm}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--mark:#054d4d}
body{margin:0;padding:0;max-width:none;font-size:9pt;line-height:1.25}
h1{font-size:12pt}h2{font-size:9.5pt;margin:.45rem 0 .1rem;padding-top:.2rem;break-after:avoid}
p,ol,ul,dl,figure{margin:.1rem 0}li{margin:0}dl{gap:0 1rem}
li,figure,dt,dd{break-inside:avoid}figure svg{max-height:2.4cm}figure.small svg{max-height:1.9cm}}
";

pub fn render(page: &Page) -> String {
    let about: String =
        page.about.iter().map(|line| format!("<p class=\"about\">{}</p>\n", escaped(line))).collect();
    let sections: String = page.sections.iter().enumerate().map(|(at, part)| section(at, part)).collect();
    let title = escaped(&page.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         {about}{sections}</main>\n</body>\n</html>\n"
    )
}

fn section(at: usize, section: &Section) -> String {
    let mut body = String::new();
    let mut open = "";
    let small = |block: &&Block| matches!(block, Block::Chart(chart) if chart.row.is_empty());
    // Small drawings stand side by side under what they belong to.
    let blocks =
        section.blocks.iter().filter(|block| !small(block)).chain(section.blocks.iter().filter(small));
    for (number, block) in blocks.enumerate() {
        let list = list(section.part, block);
        if list != open {
            body.push_str(&closing(open));
            body.push_str(&opening(list));
            open = list;
        }
        body.push_str(&self::block(100 * at + number, block));
    }
    body.push_str(&closing(open));
    format!("<section>\n<h2>{}</h2>\n{body}</section>\n", escaped(section.part.title()))
}

/// The list a block stands in.
fn list(part: Part, block: &Block) -> &'static str {
    match block {
        Block::Item { .. } if matches!(part, Part::Talk | Part::Questions) => "ol",
        Block::Item { .. } => "ul",
        Block::Fact { .. } => "dl",
        Block::Line(_) | Block::Chart(_) => "",
    }
}

fn opening(list: &str) -> String {
    if list.is_empty() { String::new() } else { format!("<{list}>\n") }
}

fn closing(list: &str) -> String {
    if list.is_empty() { String::new() } else { format!("</{list}>\n") }
}

fn block(at: usize, block: &Block) -> String {
    match block {
        Block::Line(words) => format!("<p>{}</p>\n", escaped(words)),
        Block::Item { words, remark } if remark.is_empty() => format!("<li>{}</li>\n", escaped(words)),
        Block::Item { words, remark } => {
            format!("<li>{} <span class=\"remark\">({})</span></li>\n", escaped(words), escaped(remark))
        }
        Block::Fact { name, value } => format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value)),
        Block::Chart(chart) => chart::draw(at, chart),
    }
}

/// Text that HTML takes as text, in an element and in an attribute.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            sign => text.push(sign),
        }
    }
    text
}
