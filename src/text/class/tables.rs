//! The tables from characters to classes.
//!
//! Owns which character is of which class, block by block. It refuses to say what a class means.
//!
//! # Source
//! LineBreak.txt and EastAsianWidth.txt of Unicode 15.1.

use super::Class;
use crate::text::{Ambiguous, cells, is_ambiguous};

/// A table of a block of characters, made when the program is built.
macro_rules! block {
    ($first:literal, $count:literal, $class:ident) => {{
        let mut out = [Class::Other; $count];
        let mut index = 0;
        while index < $count {
            out[index as usize] = $class($first + index);
            index += 1;
        }
        out
    }};
}

pub(super) static LATIN: [Class; 256] = block!(0, 256, latin);
pub(super) static KANA: [Class; 256] = block!(0x3000, 256, kana);
pub(super) static FULL: [Class; 240] = block!(0xFF00, 240, full);

const fn latin(code: u32) -> Class {
    use Class as C;
    match code {
        0x0A => C::Newline,
        0x20 => C::Space,
        0x21 | 0x3F => C::Exclamation,
        0x22 | 0x27 => C::StraightQuote,
        0x24 | 0x2B | 0x5C | 0xA3 | 0xA5 => C::Prefix,
        0xA4 | 0xB1 => C::AmbiguousPrefix,
        0x25 | 0xA2 => C::Postfix,
        0xB0 => C::AmbiguousPostfix,
        0x28 | 0x5B | 0x7B => C::Open,
        0x29 | 0x5D => C::Close,
        0x7D => C::Brace,
        0x2C | 0x2E | 0x3A | 0x3B => C::Comma,
        0x2D => C::Hyphen,
        0x2F => C::Slash,
        0x7C => C::Bar,
        0x30..=0x39 => C::Digit,
        0xAB => C::GuillemetOpen,
        0xBB => C::GuillemetClose,
        0xB7 => C::MiddleDot,
        // ASCII letters and # & * < = > @ ^ _ ` ~
        0x23..=0x7E => C::Letter,
        0x00..=0xA1 | 0xAD | 0xB4 | 0xBF => C::Other,
        0xA7 | 0xA8 | 0xAA | 0xAE | 0xB2 | 0xB3 | 0xB6..=0xBA | 0xBC..=0xBE => C::AmbiguousLetter,
        0xC6 | 0xD0 | 0xD7 | 0xD8 | 0xDE..=0xE1 | 0xE6 | 0xE8..=0xEA | 0xEC | 0xED => C::AmbiguousLetter,
        0xF0 | 0xF2 | 0xF3 | 0xF7..=0xFA | 0xFC | 0xFE => C::AmbiguousLetter,
        _ => C::Letter,
    }
}

const fn kana(code: u32) -> Class {
    use Class as C;
    match code {
        0x3000 => C::WideSpace,
        0x3001 => C::WideComma,
        0x3002 => C::Stop,
        0x3005 | 0x303B | 0x309D | 0x309E | 0x30FD | 0x30FE => C::Iteration,
        0x3008 | 0x300A | 0x300C | 0x300E | 0x3010 | 0x3014 | 0x3016 | 0x3018 | 0x301A | 0x301D => C::WideOpen,
        0x3009 | 0x300B | 0x300D | 0x300F | 0x3011 | 0x3015 | 0x3017 | 0x3019 | 0x301B | 0x301E | 0x301F => {
            C::WideClose
        }
        0x301C | 0x30A0 => C::WaveDash,
        0x3003 | 0x3004 | 0x3006 | 0x3007 | 0x3012 | 0x3013 | 0x3020..=0x3029 | 0x3036..=0x303A => C::WideSign,
        0x3041 | 0x3043 | 0x3045 | 0x3047 | 0x3049 | 0x3063 | 0x3083 | 0x3085 | 0x3087 | 0x308E => C::SmallKana,
        0x3095 | 0x3096 | 0x30A1 | 0x30A3 | 0x30A5 | 0x30A7 | 0x30A9 | 0x30C3 | 0x30E3 | 0x30E5 => C::SmallKana,
        0x30E7 | 0x30EE | 0x30F5 | 0x30F6 | 0x30FC => C::SmallKana,
        0x3041..=0x3094 | 0x309F | 0x30A1..=0x30FA | 0x30FF => C::Kana,
        0x30FB => C::Centred,
        _ => C::Other,
    }
}

const fn full(code: u32) -> Class {
    use Class as C;
    match code {
        0xFF01 | 0xFF1F => C::WideExclamation,
        0xFF04 | 0xFFE1 | 0xFFE5 | 0xFFE6 => C::WidePrefix,
        0xFF05 | 0xFFE0 => C::WidePostfix,
        0xFF08 | 0xFF3B | 0xFF5B | 0xFF5F => C::WideOpen,
        0xFF09 | 0xFF3D | 0xFF5D | 0xFF60 => C::WideClose,
        0xFF0C => C::WideComma,
        0xFF0E => C::Stop,
        0xFF0F => C::WideSlash,
        0xFF10..=0xFF19 => C::WideDigit,
        0xFF1A | 0xFF1B => C::Colon,
        0xFF5E => C::WideTilde,
        0xFF02..=0xFF5C | 0xFFE2..=0xFFE4 => C::WideSign,
        0xFF61 => C::HalfStop,
        0xFF64 => C::HalfComma,
        0xFF62 => C::HalfOpen,
        0xFF63 => C::HalfClose,
        0xFF65 => C::HalfCentred,
        0xFF66 | 0xFF71..=0xFF9D => C::HalfKana,
        0xFF67..=0xFF70 => C::HalfSmallKana,
        _ => C::Other,
    }
}

/// The class of a character outside the tables.
pub(super) fn rare(code: u32) -> Class {
    use Class as C;
    match code {
        0x3400..=0x4DBF | 0x20000..=0x2FFFD | 0x30000..=0x3FFFD | 0xF900..=0xFAFF => C::Han,
        0x2018 | 0x201C => C::QuoteOpen,
        0x2019 | 0x201D => C::QuoteClose,
        0x2039 => C::GuillemetOpen,
        0x203A => C::GuillemetClose,
        0x2010 => C::TrueHyphen,
        0x2013 => C::EnDash,
        0x2014 => C::Dash,
        0x2015 => C::Bar2,
        0x2024..=0x2026 => C::Ellipsis,
        0x22EF => C::MiddleEllipsis,
        0x2027 => C::HyphenationPoint,
        0x2030 | 0x2103 | 0x2109 => C::SignPostfix,
        0x2032 | 0x2033 | 0x2035 => C::AmbiguousPostfix,
        0x203C | 0x2047..=0x2049 => C::DoubleExclamation,
        0x20AC => C::AmbiguousPrefix,
        0x2212 => C::Prefix,
        0x2116 => C::Numero,
        0x31F0..=0x31FF => C::SmallKana,
        0x203B | 0x2160..=0x217B | 0x2190..=0x2199 | 0x2460..=0x24FF | 0x25A0 | 0x25A1 | 0x25B2 | 0x25B3 => C::Sign,
        0x25BC | 0x25BD | 0x25C6 | 0x25C7 | 0x25CB | 0x25CE | 0x25CF | 0x2605 | 0x2606 => C::Sign,
        0x0100..=0x017F | 0x0386 | 0x0388..=0x038A | 0x038C | 0x038E..=0x03A1 | 0x03A3..=0x03CE => letter(code),
        0x0400..=0x0481 | 0x048A..=0x052F => letter(code),
        _ => match char::from_u32(code) {
            Some(char) if cells(char.encode_utf8(&mut [0; 4]), Ambiguous::Narrow) == 2 => C::OtherWide,
            _ => C::Other,
        },
    }
}

fn letter(code: u32) -> Class {
    match char::from_u32(code) {
        Some(char) if is_ambiguous(char) => Class::AmbiguousLetter,
        _ => Class::Letter,
    }
}
