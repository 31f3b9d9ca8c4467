//! The little HTML that mood apps leave in notes, made plain. Knows no program.

/// Tags after which a new line begins.
const BREAKS: &[&str] = &["br", "/p", "/div", "/li", "/h1", "/h2", "/h3"];

/// Tags that only say how something looks.
const LOOKS: &[&str] = &[
    "p", "div", "li", "ul", "/ul", "ol", "/ol", "b", "/b", "i", "/i", "u", "/u", "s", "/s", "strong",
    "/strong", "em", "/em", "span", "/span", "font", "/font", "strike", "/strike", "h1", "h2", "h3",
];

const ENTITIES: &[(&str, &str)] =
    &[("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{a0}")];

/// The words without tags, entities as what they stand for; what is neither stays as it is.
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match tag(rest) {
            Some((length, breaks)) => {
                text.push_str(if breaks { "\n" } else { "" });
                length
            }
            None => entity(rest, &mut text).unwrap_or_else(|| {
                text.push_str(&rest[..1]);
                1
            }),
        };
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// The length of a tag that is known, and whether a line ends there.
fn tag(rest: &str) -> Option<(usize, bool)> {
    let inner = rest.strip_prefix('<')?;
    let end = inner.find('>')?;
    let name = inner[..end].split([' ', '\t']).next()?.trim_end_matches('/').to_lowercase();
    let breaks = BREAKS.contains(&name.as_str());
    (breaks || LOOKS.contains(&name.as_str())).then_some((end + 2, breaks))
}

/// Writes what an entity stands for, and gives its length.
fn entity(rest: &str, text: &mut String) -> Option<usize> {
    let inner = rest.strip_prefix('&')?;
    let end = inner.find(';').filter(|end| *end <= 8)?;
    let name = &inner[..end];
    if let Some((_, stands_for)) = ENTITIES.iter().find(|(known, _)| *known == name) {
        text.push_str(stands_for);
        return Some(end + 2);
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    text.push(char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))?);
    Some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_become_plain_and_the_rest_stays() {
        for (html, text) in [
            ("Walked <br>after work", "Walked \nafter work"),
            ("<div>a</div><DIV>b<br/>c</DIV>", "a\nb\nc\n"),
            ("Tom &amp; I &lt;3 &#39;x&#x27; &quot;", "Tom & I <3 'x' \""),
            ("I <3 you, 1 < 2 > 0 & so on; AT&T;", "I <3 you, 1 < 2 > 0 & so on; AT&T;"),
            ("<unknown>x</unknown>", "<unknown>x</unknown>"),
            ("a &#0; b &#99999999; é<", "a &#0; b &#99999999; é<"),
            ("<b>ж</b><font color=\"#fff\">ы</font>", "жы"),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }
}
