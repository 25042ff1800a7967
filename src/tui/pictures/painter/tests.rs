//! Pictures made of bytes of every kind.

use std::io::Cursor;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::super::means::{Protocol, Tones};
use super::super::{Form, Payload, decode, encode};
use super::*;
use crate::app::pictures::{Block, Tone};
use crate::layout::Plate;

const FORMATS: [ImageFormat; 4] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];

fn gradient(width: u32, height: u32) -> DynamicImage {
    let tone = |at: u32, of: u32| u8::try_from(at * 255 / of.max(1)).unwrap();
    RgbImage::from_fn(width, height, |x, y| Rgb([tone(x, width), tone(y, height), tone(x + y, width + height)])).into()
}

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// The header of a PNG that claims this size.
fn claims(png: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png.to_vec();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

#[test]
fn every_format_of_the_press_is_read_and_has_its_size() {
    for format in FORMATS {
        let bytes = file(&gradient(90, 60), format);
        assert_eq!(decode::size(&bytes).unwrap(), Pixels { width: 90, height: 60 }, "{format:?}");
        assert_eq!(decode::decode(&bytes).unwrap().width(), 90, "{format:?}");
    }
}

#[test]
fn a_picture_that_claims_too_much_is_refused_by_its_header() {
    let png = file(&gradient(10, 10), ImageFormat::Png);
    assert_eq!(decode::size(&claims(&png, 10, 10)).unwrap(), Pixels { width: 10, height: 10 });
    for (width, height) in [(100_000, 100_000), (8_193, 1), (1, 8_193), (8_192, 8_192), (u32::MAX, 1), (4_097, 4_097)] {
        let bytes = claims(&png, width, height);
        let start = Instant::now();
        assert!(decode::size(&bytes).is_err() && decode::decode(&bytes).is_err(), "{width}x{height}");
        assert!(start.elapsed() < Duration::from_millis(500), "{width}x{height}");
    }
    assert_eq!(decode::size(&claims(&png, 100_000, 100_000)), Err(Refusal::TooLarge));
    assert_eq!(decode::size(&claims(&png, 8_192, 8_192)), Err(Refusal::TooLarge));
    assert!(decode::size(&claims(&png, 0, 10)).is_err());
}

#[test]
fn a_bomb_costs_no_more_than_the_limits_allow() {
    // Sixteen million pixels of one tone are a few KB: all of it may be decoded.
    let bomb = file(&DynamicImage::new_luma8(4_096, 4_096), ImageFormat::Png);
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    let start = Instant::now();
    assert_eq!(decode::decode(&bomb).unwrap().height(), 4_096);
    // The same, in a header of a hundred pixels: what is behind the last row is not unpacked.
    let hidden = claims(&bomb, 10, 10);
    let small = decode::decode(&hidden);
    assert!(small.is_err() || small.is_ok_and(|image| image.width() == 10));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_jpeg_of_endless_scans_is_refused_before_the_first() {
    let jpeg = file(&gradient(8, 8), ImageFormat::Jpeg);
    let scan = jpeg.windows(2).position(|bytes| bytes == b"\xFF\xDA").unwrap();
    let (head, body) = jpeg.split_at(scan);
    let many = [head.to_vec(), body.repeat(200)].concat();
    assert_eq!(decode::decode(&many).err(), Some(Refusal::TooLarge));
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_calls_itself() {
    let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>报 News</text></svg>".as_bytes();
    let bmp = b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0";
    for bytes in [svg, bmp, b"", b"\x89PN", b"II*\0\x08\0\0\0", "图片 picture".as_bytes(), b"%PDF-1.7", &[0; 4_096]] {
        assert_eq!(decode::size(bytes), Err(Refusal::Format), "{bytes:?}");
        assert_eq!(decode::decode(bytes).err(), Some(Refusal::Format), "{bytes:?}");
    }
    // One format's beginning before another's body.
    let mut wrong = file(&gradient(9, 9), ImageFormat::Jpeg);
    wrong.splice(0..8, *b"\x89PNG\r\n\x1a\n");
    assert!(decode::decode(&wrong).is_err());
}

#[test]
fn a_damaged_picture_is_refused_or_shown_and_nothing_else() {
    for format in FORMATS {
        let bytes = file(&gradient(24, 16), format);
        for end in 0..bytes.len() {
            let _ = (decode::size(&bytes[..end]), decode::decode(&bytes[..end]));
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xA5;
            // What panics is caught where it is worked on.
            let _ = std::panic::catch_unwind(|| decode::decode(&damaged).is_ok());
        }
    }
}

#[test]
fn of_what_moves_the_first_frame_is_shown() {
    let frame = |tone| image::Frame::new(image::RgbaImage::from_pixel(9, 9, image::Rgba([tone, 0, 0, 255])));
    let mut bytes = Vec::new();
    image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames([frame(250), frame(0)]).unwrap();
    let first = decode::decode(&bytes).unwrap().into_rgb8();
    assert!(first.get_pixel(4, 4).0[0] > 200, "{:?}", first.get_pixel(4, 4));
}

fn means(protocol: Protocol) -> Means {
    Means { protocol, tones: Tones::True, cell: Pixels { width: 6, height: 12 } }
}

#[test]
fn half_blocks_have_the_colours_of_the_picture() {
    let halves = RgbImage::from_fn(40, 40, |_, y| if y < 20 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
    let plate = Plate { cells: 4, rows: 5 };
    let encoded =
        |tones| encode::encode(&halves.clone().into(), plate, Means { tones, ..means(Protocol::Blocks) }, (1, 1));
    let Ok(Painted::Blocks(blocks)) = encoded(Tones::True) else { panic!() };
    let plain = |ground| Block { sign: ' ', ink: ground, ground };
    assert_eq!(blocks.len(), 20);
    assert_eq!((blocks[0], blocks[19]), (plain(Tone::Rgb(200, 0, 0)), plain(Tone::Rgb(0, 0, 200))));
    let middle = blocks[9];
    assert!(matches!(middle.sign, '▀' | '▄') && middle.ink != middle.ground, "{middle:?}");
    let Ok(Painted::Blocks(blocks)) = encoded(Tones::Indexed) else { panic!() };
    assert_eq!((blocks[0].ground, blocks[19].ground), (Tone::Indexed(160), Tone::Indexed(20)));
}

#[test]
fn what_is_transparent_is_paper() {
    let clear = DynamicImage::new_rgba8(8, 8);
    let encoded = encode::encode(&clear, Plate { cells: 2, rows: 1 }, means(Protocol::Blocks), (1, 1));
    let Ok(Painted::Blocks(blocks)) = encoded else { panic!() };
    assert_eq!(blocks[0].ground, Tone::Rgb(255, 255, 255));
}

#[test]
fn every_row_that_is_sent_is_that_row_of_the_whole() {
    let (plate, picture) = (Plate { cells: 7, rows: 5 }, gradient(70, 100));
    let encoded = encode::encode(&picture, plate, means(Protocol::Inline), (1, 1));
    let Ok(Painted::Payload(Payload { form: Form::Rows(rows), .. })) = encoded else { panic!() };
    assert_eq!(rows.len(), 5);
    let mut whole = Vec::new();
    for row in &rows {
        let data = row.split_once(':').unwrap().1.trim_end_matches('\x07');
        let part = image::load_from_memory(&unbase64(data)).unwrap().into_rgb8();
        assert_eq!((part.width(), part.height()), (42, 12));
        whole.extend(part.into_raw());
    }
    let expected = picture.resize_exact(42, 60, image::imageops::FilterType::CatmullRom).into_rgb8();
    assert_eq!(whole, expected.into_raw());
}

fn unbase64(text: &str) -> Vec<u8> {
    let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = text.bytes().filter_map(|byte| signs.iter().position(|sign| *sign == byte));
    let bits: Vec<usize> = bits.flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1)).collect();
    bits.chunks_exact(8).map(|byte| u8::try_from(byte.iter().fold(0, |sum, bit| sum * 2 + bit)).unwrap()).collect()
}

#[test]
fn sequences_are_whole_and_hold_nothing_but_the_picture() {
    let plate = Plate { cells: 7, rows: 5 };
    for protocol in [Protocol::Kitty, Protocol::Sixel, Protocol::Inline] {
        let encoded = encode::encode(&gradient(70, 100), plate, means(protocol), (0xABCD, 0x1234));
        let Ok(Painted::Payload(payload)) = encoded else { panic!("{protocol:?}") };
        assert!(payload.bytes() > 100);
        match payload.form {
            Form::Placed { id, whole, firsts } => {
                assert_eq!((id, firsts.len()), (0xABCD_1234, 5));
                assert!(whole.starts_with("\x1b_Gq=2,i=2882343476,a=T,U=1,") && whole.ends_with("\x1b\\"), "{whole:?}");
                assert_eq!(whole.matches("\x1b_G").count(), whole.matches("\x1b\\").count());
                let is_plain = |sign: &String| sign.starts_with('\u{10EEEE}') && !sign.contains(char::is_control);
                assert!(firsts.iter().all(is_plain), "{firsts:?}");
            }
            Form::Rows(rows) => {
                let (start, end) = if protocol == Protocol::Sixel {
                    ("\x1b[7X\x1bP", "\x1b\\")
                } else {
                    ("\x1b[7X\x1b]1337;File=inline=1;", "\x07")
                };
                assert!(
                    rows.len() == 5 && rows.iter().all(|row| row.starts_with(start) && row.ends_with(end)),
                    "{rows:?}"
                );
            }
        }
    }
}

/// Pictures by their paths; what is not known makes the reader panic.
struct Shelf(Vec<(&'static str, Vec<u8>)>);

impl Assets for Shelf {
    fn read(&mut self, _: usize, path: &str) -> Result<Vec<u8>, Refusal> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        assert!(found.is_some(), "nothing is called {path}");
        Ok(found.unwrap().1.clone())
    }
}

fn want(path: &str, plate: Option<Plate>) -> Want {
    Want { time: 0, issue: 0, asset: 0, path: path.to_owned(), plate }
}

#[test]
fn the_painter_answers_each_want_and_survives_what_panics() {
    let (events, answers) = channel();
    let shelf =
        Shelf(vec![("图", file(&gradient(40, 30), ImageFormat::Png)), ("broken", b"\x89PNG\r\n\x1a\n".to_vec())]);
    let mut painter = Painter::new(Box::new(shelf), events);
    let plate = Some(Plate { cells: 8, rows: 3 });
    painter.ask(
        vec![want("gone", plate), want("broken", plate), want("图", None), want("图", plate)],
        means(Protocol::Blocks),
    );
    let mut outcomes = Vec::new();
    for _ in 0..4 {
        let Ok(Event::Picture(answer)) = answers.recv_timeout(Duration::from_secs(20)) else { panic!() };
        let (want, outcome) = *answer;
        outcomes.push((want.path, outcome.map(|(pixels, painted)| (pixels.width, painted.is_some()))));
    }
    let expected = [
        ("gone", Err(Refusal::Broken)),
        ("broken", Err(Refusal::Broken)),
        ("图", Ok((40, false))),
        ("图", Ok((40, true))),
    ];
    assert_eq!(outcomes, expected.map(|(path, outcome)| (path.to_owned(), outcome)));
}

#[test]
fn only_the_newest_list_is_worked_on() {
    let (events, answers) = channel();
    let shelf = Shelf(vec![("图", file(&gradient(400, 300), ImageFormat::Png))]);
    let mut painter = Painter::new(Box::new(shelf), events);
    let of = |cells| want("图", Some(Plate { cells, rows: 9 }));
    // A window that is drawn larger, two hundred times.
    for cells in 1..=200 {
        painter.ask(vec![of(cells), of(cells + 1_000)], means(Protocol::Kitty));
    }
    let mut made = Vec::new();
    while made.last() != Some(&1_200) {
        let Ok(Event::Picture(answer)) = answers.recv_timeout(Duration::from_secs(30)) else { panic!("{made:?}") };
        made.push(answer.0.plate.unwrap().cells);
    }
    assert!(made.contains(&200), "{made:?}");
    assert!(made.len() < 200, "{made:?}");
}
