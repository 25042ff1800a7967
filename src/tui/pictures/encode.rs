//! From pixels to what the terminal is given.
//!
//! Owns the scaling to cells and the way through `ratatui-image`: its widgets draw into a buffer that is never shown, and
//! what they drew is taken from there. It refuses to let a sequence of theirs into a buffer that is.

use image::imageops::FilterType;
use image::{DynamicImage, Rgba, RgbaImage};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Color;
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol as Sendable;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use super::gallery::PLACEHOLDER;
use super::means::{Means, Protocol, Tones};
use super::{Form, Painted, Payload};
use crate::app::pictures::{Block, Refusal, Tone};
use crate::layout::Plate;

/// The picture for its cells; `number` is what its handles are to have, and `family` tells this program's pictures from
/// those of others in the same terminal.
///
/// # Errors
/// Where it cannot be encoded.
pub(super) fn encode(
    image: &DynamicImage,
    plate: Plate,
    means: Means,
    (family, number): (u32, u32),
) -> Result<Painted, Refusal> {
    let (Ok(width), Ok(height)) = (u16::try_from(plate.cells), u16::try_from(plate.rows)) else {
        return Err(Refusal::TooLarge);
    };
    let size = Size { width, height };
    let (cell_width, cell_height) = (means.cell.width.clamp(1, 64), means.cell.height.clamp(1, 128));
    let form = match means.protocol {
        Protocol::Blocks => return Ok(Painted::Blocks(blocks(image, size, means.tones)?)),
        Protocol::Kitty => {
            let image = scaled(image, cell_width * u32::from(width), cell_height * u32::from(height));
            placed(image, size, family << 16 | number)?
        }
        Protocol::Sixel | Protocol::Inline => {
            let image = scaled(image, cell_width * u32::from(width), cell_height * u32::from(height));
            let row = |row: u16| {
                let part = image.crop_imm(0, u32::from(row) * cell_height, image.width(), cell_height);
                let size = Size { width, height: 1 };
                let data = match means.protocol {
                    Protocol::Sixel => Sixel::new(part, size, false).map(|sixel| sixel.data),
                    _ => Iterm2::new(part, size, false).map(|inline| inline.data),
                };
                data.map_err(|_| Refusal::Broken)
            };
            Form::Rows((0..height).map(row).collect::<Result<_, _>>()?)
        }
    };
    Ok(Painted::Payload(Payload { number, form }))
}

/// The picture in so many pixels, on white paper where it is transparent.
fn scaled(image: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let (width, height) = (width.max(1), height.max(1));
    // A large picture is brought near its size by plain means first: the good ones take ten times as long.
    let near = (image.width() > width * 4 && image.height() > height * 4)
        .then(|| image.thumbnail_exact(width * 2, height * 2));
    let mut scaled = near.as_ref().unwrap_or(image).resize_exact(width, height, FilterType::CatmullRom).into_rgba8();
    on_paper(&mut scaled);
    DynamicImage::ImageRgba8(scaled)
}

fn on_paper(image: &mut RgbaImage) {
    for Rgba([red, green, blue, alpha]) in image.pixels_mut() {
        let through = u16::from(u8::MAX - *alpha);
        for tone in [red, green, blue] {
            let mixed = (u16::from(*tone) * u16::from(*alpha) + 255 * through) / 255;
            *tone = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        *alpha = u8::MAX;
    }
}

/// What a widget drew, in a buffer of its own.
fn drawn(picture: &Sendable, size: Size) -> Buffer {
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(area);
    Image::new(picture).render(area, &mut buffer);
    buffer
}

fn blocks(image: &DynamicImage, size: Size, tones: Tones) -> Result<Vec<Block>, Refusal> {
    let image = scaled(image, u32::from(size.width), u32::from(size.height) * 2);
    let picture = Halfblocks::new(image, size).map_err(|_| Refusal::Broken)?;
    let buffer = drawn(&Sendable::Halfblocks(picture), size);
    let block = |cell: &ratatui::buffer::Cell| {
        let sign = cell.symbol().chars().next().filter(|sign| matches!(sign, '▀' | '▄')).unwrap_or(' ');
        Block { sign, ink: tone(cell.fg, tones), ground: tone(cell.bg, tones) }
    };
    // Colours that come to be one need no sign.
    let plain = |block: Block| if block.ink == block.ground { Block { sign: ' ', ..block } } else { block };
    Ok(buffer.content.iter().map(block).map(plain).collect())
}

fn placed(image: DynamicImage, size: Size, id: u32) -> Result<Form, Refusal> {
    let picture = Kitty::new(image, size, id, false, false).map_err(|_| Refusal::Broken)?;
    let buffer = drawn(&Sendable::Kitty(picture), size);
    let symbol = |row: u16| buffer.cell((0, row)).map(ratatui::buffer::Cell::symbol);
    // The first cell has all of the picture before its own sign.
    let (whole, first) =
        symbol(0).and_then(|symbol| symbol.split_at_checked(symbol.rfind(PLACEHOLDER)?)).ok_or(Refusal::Broken)?;
    let rest = (1..size.height).map(|row| symbol(row).map(str::to_owned).ok_or(Refusal::Broken));
    let firsts = std::iter::once(Ok(first.to_owned())).chain(rest).collect::<Result<_, _>>()?;
    Ok(Form::Placed { id, whole: whole.to_owned(), firsts })
}

fn tone(color: Color, tones: Tones) -> Tone {
    match (color, tones) {
        (Color::Rgb(red, green, blue), Tones::True) => Tone::Rgb(red, green, blue),
        (Color::Rgb(red, green, blue), Tones::Indexed) => Tone::Indexed(nearest([red, green, blue])),
        _ => Tone::Indexed(0),
    }
}

/// The nearest of a terminal's 256 colours, among the cube and the greys: the first sixteen are the reader's own.
fn nearest(rgb: [u8; 3]) -> u8 {
    let level = |of: u8| (0..6).min_by_key(|step| cube(*step).abs_diff(of)).unwrap_or(0);
    let steps = rgb.map(level);
    let gray = rgb.iter().map(|tone| u16::from(*tone)).sum::<u16>() / 3;
    let gray = u8::try_from(gray.saturating_sub(3) / 10).unwrap_or(0).min(23);
    let distance =
        |other: [u8; 3]| rgb.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum::<u32>();
    let [red, green, blue] = steps;
    if distance([8 + gray * 10; 3]) < distance(steps.map(cube)) { 232 + gray } else { 16 + red * 36 + green * 6 + blue }
}

/// The tone of a step of the cube.
const fn cube(step: u8) -> u8 {
    if step == 0 { 0 } else { 55 + step * 40 }
}
