//! Pictures within the page.
//!
//! Owns which kinds of picture are let in, by their first bytes, and their address of data. It refuses drawings that
//! can hold a program (SVG), and everything whose bytes are not what its name says.

use crate::text::base64;

/// Whether bytes begin as a picture does.
type Begins = fn(&[u8]) -> bool;

/// Media types that are let in, and whether bytes begin as such a picture does.
///
/// # Source
/// WHATWG MIME Sniffing Standard, 6.1: image type patterns.
const KINDS: [(&str, Begins); 4] = [
    ("image/png", |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", |bytes| bytes.starts_with(b"\xff\xd8\xff")),
    ("image/gif", |bytes| bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")),
    ("image/webp", |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..14) == Some(b"WEBPVP")),
];

/// The picture as an address of data; none where its bytes are no picture of the type they are said to be. Without a type
/// the bytes say it.
pub(super) fn data(media_type: &str, bytes: &[u8]) -> Option<String> {
    let is_said = |name: &str| media_type.is_empty() || name == media_type;
    let (name, _) = KINDS.iter().find(|(name, is)| is_said(name) && is(bytes))?;
    Some(format!("data:{name};base64,{}", base64(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_that_are_what_they_say_are_let_in() {
        for (media_type, bytes, passes) in [
            ("image/png", b"\x89PNG\r\n\x1a\n....".as_slice(), true),
            ("image/jpeg", b"\xff\xd8\xff\xe0", true),
            ("image/gif", b"GIF89a..", true),
            ("image/webp", b"RIFF....WEBPVP8 ", true),
            ("", b"GIF89a..", true),
            ("", b"<svg/>", false),
            ("image/png", b"GIF89a..", false),
            ("image/svg+xml", b"<svg onload=\"alert(1)\"/>", false),
            ("image/png\" onerror=\"x", b"\x89PNG\r\n\x1a\n", false),
            ("text/html", "报 <p>".as_bytes(), false),
            ("image/png", b"", false),
        ] {
            assert_eq!(data(media_type, bytes).is_some(), passes, "{media_type}");
        }
        assert_eq!(data("image/gif", b"GIF89a").as_deref(), Some("data:image/gif;base64,R0lGODlh"));
    }
}
