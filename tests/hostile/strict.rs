//! A strict reader of what the program writes: every byte is one that may stand there.
//!
//! Owns the closed list of sequences that the program itself sends, and of characters that no output holds. It refuses to
//! be kind: what it does not know, and what is cut, is a fault.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;

/// Most combining marks of a cluster.
const MARKS: usize = 8;
/// Most bytes of a cluster.
const CLUSTER_BYTES: usize = 64;
/// The character that stands in the cells of a picture, in one protocol for pictures.
const PLACEHOLDER: char = '\u{10EEEE}';

/// What was written, once it is known to be harmless.
#[derive(Debug, Default)]
pub struct Seen {
    /// All characters that were written, sequences left out.
    pub text: String,
    /// What was put into the clipboard.
    pub copied: Vec<String>,
    /// How many pictures were sent.
    pub pictures: usize,
}

/// What a command may write where there is no terminal: lines of text, without any sequence.
///
/// # Errors
/// What may not stand there, and what stands before it.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    let text = utf8(bytes)?;
    // Tabs part the cells of a table in plain text.
    check(text, |char| matches!(char, '\n' | '\t'))?;
    Ok(text.to_owned())
}

/// What the program may write to a terminal, from its first byte to its last.
///
/// # Errors
/// What may not stand there, and what stands before it.
pub fn screen(bytes: &[u8]) -> Result<Seen, String> {
    let all = utf8(bytes)?;
    let mut seen = Seen::default();
    let mut rest = all;
    // Within the alternate screen no line ends: the cursor is moved.
    let mut is_ours = false;
    loop {
        let (plain, behind) = rest.split_at(rest.find('\u{1b}').unwrap_or(rest.len()));
        // Before and behind it the terminal ends lines by itself, and a line of progress is written over.
        let may_stand = |char| char == PLACEHOLDER || (!is_ours && matches!(char, '\n' | '\r' | '\t'));
        check(plain, may_stand).map_err(|said| near(all, behind, &said))?;
        seen.text.push_str(plain);
        if behind.is_empty() {
            // Without a picture it is somebody's text that would look like one.
            let is_picture = seen.pictures > 0 || !seen.text.contains(PLACEHOLDER);
            return if is_picture { Ok(seen) } else { Err("a picture's cell without a picture".to_owned()) };
        }
        let length = sequence(behind, &mut seen).map_err(|said| near(all, behind, &said))?;
        let (whole, after) = behind.split_at(length);
        match whole {
            "\u{1b}[?1049h" => is_ours = true,
            "\u{1b}[?1049l" => is_ours = false,
            _ => {}
        }
        rest = after;
    }
}

/// A copied text, which other programs are given: lines and tabs, no other control.
///
/// # Errors
/// What may not stand there.
pub fn copied(text: &str) -> Result<(), String> {
    check(text, |char| matches!(char, '\n' | '\t'))
}

fn near(all: &str, behind: &str, said: &str) -> String {
    let at = all.len() - behind.len();
    let before: String = all[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
    let behind: String = behind.chars().take(60).collect();
    format!("{said}, before {behind:?}, behind {before:?}")
}

fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| {
        let start = error.valid_up_to().saturating_sub(40);
        format!("no UTF-8 at {}: {:?}", error.valid_up_to(), String::from_utf8_lossy(&bytes[start..]).get(..80))
    })
}

/// Looks at every character and every cluster of a text.
fn check(text: &str, may_stand: impl Fn(char) -> bool) -> Result<(), String> {
    let said = |what: &str, at: usize| {
        let before: String = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        format!("{what} {:?} behind {before:?}", text[at..].chars().take(12).collect::<String>())
    };
    for (at, char) in text.char_indices() {
        if (char.is_control() || is_refused(char)) && !may_stand(char) {
            return Err(said(&format!("U+{:04X}", u32::from(char)), at));
        }
    }
    for line in text.split('\n').filter(|line| line.contains(may_join)) {
        clusters(line)?;
    }
    Ok(())
}

/// Whether a character may join the one before it: the letters of most papers do not.
fn may_join(char: char) -> bool {
    !matches!(char, '\0'..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{2100}'..='\u{2DFF}' | '\u{2E80}'..='\u{3029}'
        | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FF9D}' | '\u{FFFD}')
}

/// Looks at every cluster of a line.
fn clusters(line: &str) -> Result<(), String> {
    let said = |what: &str, at: usize| Err(format!("{what} {:?}", line[at..].chars().take(12).collect::<String>()));
    for (at, cluster) in line.grapheme_indices(true).filter(|(_, cluster)| cluster.contains(may_join)) {
        let marks = cluster.chars().filter(|char| is_mark(*char)).count();
        let first = cluster.chars().next().unwrap_or(' ');
        if marks > MARKS || cluster.len() > CLUSTER_BYTES {
            return said(&format!("a cluster of {marks} marks in {} bytes", cluster.len()), at);
        }
        if is_selector(first) || matches!(first, '\u{200C}' | '\u{200D}') {
            return said("a cluster that begins with nothing that is seen", at);
        }
        let tags = cluster.chars().any(|char| matches!(char, '\u{E0020}'..='\u{E007F}'));
        if tags && first != '\u{1F3F4}' {
            return said("tags outside a flag", at);
        }
    }
    Ok(())
}

fn is_mark(char: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(char.general_category(), NonspacingMark | EnclosingMark | SpacingMark)
}

fn is_selector(char: char) -> bool {
    matches!(char, '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is never written: what changes the direction, is not seen, is nobody's or the program's own.
fn is_refused(char: char) -> bool {
    let code = u32::from(char);
    let is_private = matches!(char, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    let is_none = code & 0xFFFE == 0xFFFE || matches!(char, '\u{FDD0}'..='\u{FDEF}');
    let is_bidi =
        matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_line = matches!(char, '\u{2028}' | '\u{2029}');
    let is_unseen = matches!(
        char,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E001F}' | '\u{E0080}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
    );
    is_private || is_none || is_bidi || is_line || is_unseen
}

/// The bytes of the sequence that a text begins with, where it is one of the program's own and whole.
fn sequence(text: &str, seen: &mut Seen) -> Result<usize, String> {
    let body = &text[1..];
    match body.chars().next() {
        Some('[') => csi(&body[1..]).map(|length| length + 2),
        Some(']') => {
            let (inner, length) = string(body)?;
            osc(inner, seen).map(|()| length + 1)
        }
        Some('_') => {
            let (inner, length) = string(body)?;
            picture(inner, seen).map(|()| length + 1)
        }
        Some('P') => {
            let (inner, length) = string(body)?;
            sixel(inner, seen).map(|()| length + 1)
        }
        other => Err(format!("an escape that is none of ours ({other:?})")),
    }
}

/// What stands between the letter behind an escape and the end of the string, and the bytes of all of it.
fn string(body: &str) -> Result<(&str, usize), String> {
    let end = body.find('\u{1b}').ok_or("a string that does not end")?;
    if !body[end..].starts_with("\u{1b}\\") {
        return Err("a sequence within a string".to_owned());
    }
    Ok((&body[1..end], end + 2))
}

/// The bytes of a control sequence behind its bracket.
fn csi(body: &str) -> Result<usize, String> {
    let end = body.find(|char: char| !matches!(char, '0'..='9' | ';' | '?')).ok_or("a control sequence that is cut")?;
    let (parameters, last) = (&body[..end], body[end..].chars().next().unwrap_or(' '));
    let numbers: Result<Vec<u32>, _> = parameters.split(';').map(str::parse).collect();
    let is = |most: usize, largest: u32| {
        numbers.as_ref().is_ok_and(|all| all.len() <= most && all.iter().all(|number| *number <= largest))
    };
    let known = match (last, parameters) {
        ('h' | 'l', "?1049" | "?25" | "?2004" | "?1000" | "?1006") => true,
        ('H' | 'K' | 'c', "") => true,
        ('H', _) => is(2, 1_000),
        ('J', "2") | ('n', "6") | ('t', "16") => true,
        ('X', _) => is(1, 1_000),
        ('m', _) => is(16, 255),
        _ => false,
    };
    if known {
        Ok(end + last.len_utf8())
    } else {
        Err(format!("a control sequence that is none of ours ({parameters}{last})"))
    }
}

fn osc(inner: &str, seen: &mut Seen) -> Result<(), String> {
    if let Some(data) = inner.strip_prefix("52;c;") {
        let bytes = base64(data).ok_or("a clipboard that is no base64")?;
        let text = String::from_utf8(bytes).map_err(|_| "a clipboard that is no text")?;
        copied(&text).map_err(|said| format!("in the clipboard: {said}"))?;
        seen.copied.push(text);
        return Ok(());
    }
    // The two questions of the start, then big type.
    if matches!(inner, "66;w=2; " | "66;s=2; ") {
        return Ok(());
    }
    let big = inner.strip_prefix("66;s=2").and_then(|rest| {
        let (width, text) = rest.split_once(';')?;
        let is_width = width.is_empty() || width.strip_prefix(":w=").is_some_and(|width| ["1", "2"].contains(&width));
        is_width.then_some(text)
    });
    let big = big.ok_or_else(|| format!("a command that is none of ours ({inner:?})"))?;
    seen.text.push_str(big);
    check(big, |_| false)
}

/// A picture in kitty's protocol: its bytes are in it, no file is named.
fn picture(inner: &str, seen: &mut Seen) -> Result<(), String> {
    let rest = inner.strip_prefix('G').ok_or("a command of an application that is none of ours")?;
    let (control, data) = rest.split_once(';').unwrap_or((rest, ""));
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_key = |pair: &str| match pair.split_once('=') {
        Some(("t", value)) => value == "d",
        Some((key, value)) => key.len() == 1 && is_plain(key) && !value.is_empty() && is_plain(value),
        None => false,
    };
    if !control.split(',').all(is_key) {
        return Err(format!("a picture that is none of ours ({control:?})"));
    }
    seen.pictures += usize::from(control.contains("a=T"));
    base64(data).map(drop).ok_or_else(|| "a picture that is no base64".to_owned())
}

fn sixel(inner: &str, seen: &mut Seen) -> Result<(), String> {
    let (parameters, data) = inner.split_once('q').ok_or("a device's string that is no picture")?;
    let is_sixel = |byte: u8| matches!(byte, b'?'..=b'~' | b'0'..=b'9' | b'#' | b'!' | b'"' | b';' | b'$' | b'-');
    if !parameters.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') || !data.bytes().all(is_sixel) {
        return Err("a picture in sixels that is none".to_owned());
    }
    seen.pictures += 1;
    Ok(())
}

/// The bytes that base64 stands for; none where it is not that and nothing else.
fn base64(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_end_matches('=');
    if text.len() - bare.len() > 2 || !text.len().is_multiple_of(4) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let (mut bits, mut count) = (0_u32, 0);
    for sign in bare.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}
