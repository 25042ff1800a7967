//! What importing promises of any bytes.

use super::*;

fn one(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    import(&[Source { name, bytes }], None, Limits { bytes: 1 << 20 })
}

#[test]
fn formats_have_names_and_are_known_by_their_bytes() {
    assert_eq!(Format::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["edition", "markdown", "ocr"]);
    assert!(Format::ALL.iter().all(|(name, format)| format.name() == *name));
    for (name, bytes, expected) in [
        ("x.edition", &b"PK\x03\x04"[..], Format::Edition),
        ("x", " \n{".as_bytes(), Format::Edition),
        ("x.md", b"{curly}", Format::Markdown),
        ("x.json", "本报讯".as_bytes(), Format::Edition),
        ("x.txt", "本报讯".as_bytes(), Format::Markdown),
    ] {
        assert_eq!(sniff(name, bytes), expected, "{name}");
    }
}

#[test]
fn bytes_that_cannot_be_read_are_one_clear_line() {
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend("报纸".encode_utf16().flat_map(u16::to_le_bytes));
    let gbk = "第一行\n".bytes().chain([0xB1, 0xA8]).collect::<Vec<_>>();
    let large = vec![b'x'; (1 << 20) + 1];
    for (bytes, expected) in [
        (&b""[..], "f.md: the file has no text"),
        (" \n\u{3000}\n".as_bytes(), "f.md: the file has no text"),
        ("<!-- 注 -->\n\n---\n".as_bytes(), "f.md: the file has no text"),
        ("\u{FEFF}".as_bytes(), "f.md: the file has no text"),
        (&b"\x7fELF\0\0"[..], "f.md: the file is binary"),
        (&utf16, "f.md:1:1: not UTF-8 (it looks like UTF-16)"),
        (&gbk, "f.md:2:1: not UTF-8: byte 0xB1"),
        (&large, "f.md: the file has 2 MiB, over the limit of 1"),
    ] {
        let error = one("f.md", bytes).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
    assert!(one("f.md", "\u{FEFF}报 news".as_bytes()).is_ok());
}

#[test]
fn an_edition_is_read_as_it_is_or_with_all_its_problems() {
    let json = r#"{"format":"edition/1","articles":[{"headline":"新桥 Bridge","body":"一"}]}"#;
    let imported = one("a.edition.json", json.as_bytes()).unwrap();
    assert_eq!(imported.edition, file::read(json.as_bytes(), Limits::default()).unwrap());
    let bad = r#"{"format":"edition/1","articles":[{"headline":7,"body":1}]}"#;
    let error = one("a.edition.json", bad.as_bytes()).unwrap_err();
    assert_eq!(error.to_string().lines().count(), 2);
    assert!(error.to_string().lines().all(|line| line.starts_with("a.edition.json:1:")), "{error}");
}

#[test]
fn an_edition_is_imported_alone() {
    let edition = Source { name: "a.json", bytes: b"{}" };
    let page = Source { name: "b.md", bytes: "文".as_bytes() };
    let error = import(&[page, edition], None, Limits::default()).unwrap_err().to_string();
    assert_eq!(error, "a.json: an edition is an issue of its own: import it alone");
    assert!(import(&[], None, Limits::default()).is_err());
}

#[test]
fn names_are_clean_where_they_are_shown() {
    let error = one("\u{1b}[31m\n.md", b"").unwrap_err().to_string();
    assert!(error.starts_with("\u{FFFD}[31m .md: "), "{error}");
    let note = Note { source: "版\u{202e}.md".into(), line: Some(3), message: "a\nb".into() };
    assert_eq!(note.line(), "版.md:3: a b");
}
