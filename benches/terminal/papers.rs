//! What is opened: papers of a size, and the same words as a plain text and as a book.
//!
//! Owns the making of the files. It refuses to measure.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use newsprint::edition::Edition;
use newsprint::edition::file::write;
use zip::write::SimpleFileOptions;

/// A paper of a size, in every form that a program here reads.
pub struct Paper {
    /// What it is called in the table.
    pub name: String,
    /// The edition's file.
    pub edition: PathBuf,
    /// Its bytes.
    pub bytes: u64,
    /// As `print` has it.
    pub text: PathBuf,
    /// The same words as a book.
    pub book: PathBuf,
}

/// A paper of so many bytes: the sample's issues bound together, each with pages of its own.
pub fn paper(sample: &Edition, name: &str, bytes: usize, folder: &Path, program: &str) -> Paper {
    let one = write(sample).len();
    let mut bound = sample.clone();
    (bound.articles, bound.pages, bound.sections) = (Vec::new(), Vec::new(), Vec::new());
    let mut taken = 0;
    for copy in 0..bytes.div_ceil(one) {
        let named = |id: &str| format!("{id}-{copy}");
        let all = |ids: &[String]| ids.iter().map(|id| named(id)).collect();
        for page in &sample.pages {
            let mut page = page.clone();
            (page.id, page.articles) = (named(&page.id), all(&page.articles));
            bound.pages.push(page);
        }
        for section in &sample.sections {
            let mut section = section.clone();
            (section.id, section.articles) = (named(&section.id), all(&section.articles));
            bound.sections.push(section);
        }
        for article in &sample.articles {
            let mut article = article.clone();
            article.id = named(&article.id);
            article.related.clear();
            article.positions.iter_mut().for_each(|position| position.page = named(&position.page));
            taken += one / sample.articles.len();
            bound.articles.push(article);
            if taken >= bytes {
                break;
            }
        }
    }
    let at = |ending: &str| folder.join(format!("{name}.{ending}"));
    let (edition, text, book) = (at("edition.json"), at("txt"), at("epub"));
    std::fs::write(&edition, write(&bound)).unwrap();
    let printed = File::create(&text).unwrap();
    let status = Command::new(program).args(["--max-size", "400", "print"]).arg(&edition).stdout(printed).status();
    assert!(status.unwrap().success());
    as_book(&bound, &book);
    let bytes = std::fs::metadata(&edition).unwrap().len();
    Paper { name: name.to_owned(), edition, bytes, text, book }
}

/// A book of the least that a reader of books asks for: a chapter an article.
fn as_book(edition: &Edition, path: &Path) {
    let mut zip = zip::ZipWriter::new(BufWriter::new(File::create(path).unwrap()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put("mimetype", "application/epub+zip");
    put(
        "META-INF/container.xml",
        r#"<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#,
    );
    let (mut manifest, mut spine) = (String::new(), String::new());
    for (index, article) in edition.articles.iter().enumerate() {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let paragraphs: String =
            article.parts().iter().map(|part| format!("<p>{}</p>\n", escape(part.text.as_str()))).collect();
        let title = article.title().map(|text| escape(text.as_str())).unwrap_or_default();
        put(
            &format!("c{index}.xhtml"),
            &format!(
                r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>"#
            ),
        );
        manifest += &format!(r#"<item id="c{index}" href="c{index}.xhtml" media-type="application/xhtml+xml"/>"#);
        spine += &format!(r#"<itemref idref="c{index}"/>"#);
    }
    put(
        "book.opf",
        &format!(
            r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">newsprint-bench</dc:identifier><dc:title>Bench</dc:title><dc:language>zh</dc:language></metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>"#
        ),
    );
    zip.finish().unwrap();
}
