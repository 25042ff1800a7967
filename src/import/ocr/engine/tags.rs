//! The text of a table or picture that an engine writes as HTML.
//!
//! Owns the taking out of tags: a row is a line, cells stand a space apart, the five usual entities are characters.
//! It refuses to be a parser of HTML: what is no tag stays as it is.

/// Text without its tags, a line for each row.
pub(super) fn stripped(html: &str) -> String {
    let mut bare = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        bare.push_str(before);
        let is_tag = behind.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        match behind.split_once('>').filter(|_| is_tag) {
            Some((tag, after)) => {
                let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
                bare.push_str(between(&name.unwrap_or_default().to_ascii_lowercase()));
                rest = after;
            }
            None => {
                bare.push('<');
                rest = behind;
            }
        }
    }
    bare.push_str(rest);
    let lines = bare.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).map(|line| entities(&line)).collect();
    lines.join("\n")
}

/// What a tag leaves in its place.
fn between(tag: &str) -> &'static str {
    match tag {
        "td" | "th" => " ",
        "tr" | "br" | "p" | "div" | "caption" => "\n",
        _ => "",
    }
}

fn entities(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, char) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        if text.contains(entity) {
            text = text.replace(entity, char);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::stripped;

    #[test]
    fn rows_are_lines_and_what_is_no_tag_stays() {
        let html = "<table><tr><td>潮汐</td><td colspan=\"2\">3 &lt; 4</td></tr>\n<tr><th>Tide</th><td>a < b</td></tr></table>";
        assert_eq!(stripped(html), "潮汐 3 < 4\nTide a < b");
        for (html, text) in
            [("<div><img src=\"a.png\"></div>", ""), ("< a", "< a"), ("<b", "<b"), ("&amp;lt;", "&lt;"), ("", "")]
        {
            assert_eq!(stripped(html), text);
        }
    }
}
