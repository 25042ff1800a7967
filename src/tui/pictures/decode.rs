//! From bytes to pixels.
//!
//! Owns the limits that hold before anything is decoded: the header says the size, and what is larger is refused by it.
//! It refuses formats beyond PNG, JPEG, GIF and WebP, whatever a file calls itself, and every frame but the first.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::app::pictures::Refusal;
use crate::layout::Pixels;

/// Most pixels each way.
const SIDE: u32 = 8_192;
/// Most bytes of a decoded picture.
const DECODED: u64 = 64 << 20;
/// Most bytes that a decoder may take beside them, for its own tables.
const WORKING: u64 = 64 << 20;
/// Most scans of a JPEG: real ones have about ten, and each goes over the whole picture again.
const SCANS: usize = 100;

/// The pixels that a picture has by its header, as it is to be looked at.
///
/// # Errors
/// Where the header cannot be read, or says more than the limits allow.
pub(super) fn size(bytes: &[u8]) -> Result<Pixels, Refusal> {
    let mut decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    let is_turned = decoder.orientation().is_ok_and(|orientation| {
        use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    });
    Ok(if is_turned { Pixels { width: height, height: width } } else { Pixels { width, height } })
}

/// The picture, turned as it is to be looked at.
///
/// # Errors
/// As [`size`], and where it cannot be decoded.
pub(super) fn decode(bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    if let Ok(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

/// The decoder of a picture whose header is within the limits.
fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder, Refusal> {
    let format = image::guess_format(bytes).map_err(|_| Refusal::Format)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::WebP) {
        return Err(Refusal::Format);
    }
    // Within the data of a scan this pair of bytes never stands.
    if format == ImageFormat::Jpeg && memchr::memmem::find_iter(bytes, b"\xFF\xDA").count() > SCANS {
        return Err(Refusal::TooLarge);
    }
    let mut limits = Limits::no_limits();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE), Some(SIDE));
    limits.max_alloc = Some(DECODED + WORKING);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Refusal::Broken);
    }
    // With four bytes a pixel, as it is drawn from; sixteen bits a colour count as they are.
    let unpacked = (u64::from(width) * u64::from(height) * 4).max(decoder.total_bytes());
    if width > SIDE || height > SIDE || unpacked > DECODED {
        return Err(Refusal::TooLarge);
    }
    Ok(decoder)
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooLarge,
        ImageError::Unsupported(_) => Refusal::Format,
        _ => Refusal::Broken,
    }
}
