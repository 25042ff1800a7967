//! Addresses that a text may lead to.
//!
//! Owns which addresses are let through, and in which form. It refuses to open anything, and every scheme but `http`,
//! `https` and `mailto`.

use url::Url;

/// Longest address, in bytes: what browsers take.
const LONGEST: usize = 2_000;

/// An address that may be handed to a browser or written into a page, written anew; none for anything else.
///
/// # Source
/// WHATWG URL Standard, by the crate `url`: what comes out is ASCII without blanks, quotes or controls.
pub fn address(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto"))?;
    let written = url.to_string();
    let is_plain = written.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b'\\'));
    (is_plain && written.len() <= LONGEST && !written.starts_with('-')).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_pass_and_are_written_anew() {
        for (text, expected) in [
            ("https://example.org/新桥?q=a b", Some("https://example.org/%E6%96%B0%E6%A1%A5?q=a%20b")),
            (" HTTP://Example.ORG", Some("http://example.org/")),
            ("mailto:a@example.org", Some("mailto:a@example.org")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("-rf", None),
            ("//example.org", None),
            ("https://例子.测试/", Some("https://xn--fsqu00a.xn--0zwm56d/")),
            ("https://example.org/'`\"", None),
            ("", None),
        ] {
            assert_eq!(address(text).as_deref(), expected, "{text}");
        }
        assert_eq!(address(&format!("https://example.org/{}", "a".repeat(3_000))), None);
    }
}
