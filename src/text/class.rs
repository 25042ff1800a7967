//! What kind of character a line meets: the classes that break rules and widths speak of.
//!
//! Owns the classes, their line-breaking class (UAX #14) and their cells, for the characters newspapers are made
//! of: ASCII, Latin, Han, kana, hangul, CJK punctuation, full-width forms. It refuses the rest: for what it calls
//! `Other` a library answers.
//!
//! # Source
//! LineBreak.txt and EastAsianWidth.txt of Unicode 15.1. Tests hold the widths to the one function for width,
//! and the line-breaking classes, through the referee in `breaks`, to `icu_segmenter`.

mod tables;

use super::Ambiguous;

/// The line-breaking classes of UAX #14 that occur among the classes here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lb {
    Sot,
    Lf,
    Sp,
    Ba,
    Al,
    Nu,
    Ex,
    Qu,
    QuPi,
    QuPf,
    Pr,
    /// PR of East Asian width A, F, W or H.
    PrEaw,
    Po,
    /// PO of East Asian width A, F, W or H.
    PoEaw,
    Op,
    /// OP of East Asian width F, W or H, which LB30 leaves out.
    OpEaw,
    Cp,
    Cl,
    Is,
    Hy,
    Sy,
    Id,
    Cj,
    Ns,
    B2,
    In,
    Hangul,
}

/// One row a class: its line-breaking class, its cells where ambiguous characters are narrow and where wide.
macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident $lb:ident $narrow:literal $wide:literal;)+) => {
        /// What kind of character it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum Class {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Class {
            /// Every class, in the order of its number.
            pub(super) const ALL: [Self; COUNT] = [$(Self::$name),+];

            /// Its line-breaking class.
            pub(super) const fn lb(self) -> Lb {
                match self { $(Self::$name => Lb::$lb),+ }
            }
        }

        const COUNT: usize = [$(stringify!($name)),+].len();
        const NARROW: [u8; 64] = padded([$($narrow),+]);
        const WIDE: [u8; 64] = padded([$($wide),+]);
    };
}

classes! {
    /// Nothing: the start of a text.
    Start Sot 0 0;
    /// A newline.
    Newline Lf 0 0;
    /// A space.
    Space Sp 1 1;
    /// The ideographic space.
    WideSpace Ba 2 2;
    /// A letter, or an ASCII sign that goes with letters.
    Letter Al 1 1;
    /// A letter or sign whose width follows the terminal: é, §.
    AmbiguousLetter Al 1 2;
    /// A sign that always takes two cells: ①, Ⅲ, →, ★.
    Sign Al 2 2;
    /// 0 to 9.
    Digit Nu 1 1;
    /// ０ to ９.
    WideDigit Id 2 2;
    /// ! ?
    Exclamation Ex 1 1;
    /// " '
    StraightQuote Qu 1 1;
    /// $ + £ ¥
    Prefix Pr 1 1;
    /// € ±
    AmbiguousPrefix PrEaw 1 2;
    /// ￥ ＄ ￡ ￦
    WidePrefix PrEaw 2 2;
    /// №
    Numero PrEaw 2 2;
    /// % ¢
    Postfix Po 1 1;
    /// ° ′ ″
    AmbiguousPostfix PoEaw 1 2;
    /// ‰ ℃ ℉
    SignPostfix PoEaw 2 2;
    /// ％ ￠
    WidePostfix PoEaw 2 2;
    /// ( [ {
    Open Op 1 1;
    /// ) ]
    Close Cp 1 1;
    /// }
    Brace Cl 1 1;
    /// , . : ;
    Comma Is 1 1;
    /// The hyphen of ASCII.
    Hyphen Hy 1 1;
    /// /
    Slash Sy 1 1;
    /// |
    Bar Ba 1 1;
    /// An ideograph.
    Han Id 2 2;
    /// Kana.
    Kana Id 2 2;
    /// Small kana, ー.
    SmallKana Cj 2 2;
    /// Half-width kana.
    HalfKana Id 1 1;
    /// Half-width small kana, ｰ.
    HalfSmallKana Cj 1 1;
    /// 々 〻 ゝ ヽ
    Iteration Ns 2 2;
    /// 〜 ゠
    WaveDash Ns 2 2;
    /// ～
    WideTilde Id 2 2;
    /// ・
    Centred Ns 2 2;
    /// ･
    HalfCentred Ns 1 1;
    /// ·
    MiddleDot Al 1 2;
    /// ‧
    HyphenationPoint Ba 1 2;
    /// 。 ．
    Stop Cl 2 2;
    /// 、 ，
    WideComma Cl 2 2;
    /// ｡
    HalfStop Cl 1 1;
    /// ､
    HalfComma Cl 1 1;
    /// ： ；
    Colon Ns 2 2;
    /// ！ ？
    WideExclamation Ex 2 2;
    /// ‼ ⁇ ⁈ ⁉
    DoubleExclamation Ns 1 1;
    /// （ 《 「
    WideOpen OpEaw 2 2;
    /// ｢
    HalfOpen OpEaw 1 1;
    /// ） 》 」
    WideClose Cl 2 2;
    /// ｣
    HalfClose Cl 1 1;
    /// “ ‘
    QuoteOpen QuPi 1 2;
    /// ” ’
    QuoteClose QuPf 1 2;
    /// « ‹
    GuillemetOpen QuPi 1 1;
    /// » ›
    GuillemetClose QuPf 1 1;
    /// —
    Dash B2 1 2;
    /// ―
    Bar2 Al 1 2;
    /// –
    EnDash Ba 1 2;
    /// ‐
    TrueHyphen Ba 1 2;
    /// … ‥ ․
    Ellipsis In 1 2;
    /// ⋯
    MiddleEllipsis In 1 1;
    /// ／
    WideSlash Id 2 2;
    /// Other full-width forms and CJK signs.
    WideSign Id 2 2;
    /// A Hangul syllable.
    Hangul Hangul 2 2;
    /// Anything else in one cell or none: a library answers.
    Other Al 1 1;
    /// Anything else in two cells.
    OtherWide Id 2 2;
}

const fn padded(cells: [u8; COUNT]) -> [u8; 64] {
    let mut out = [0; 64];
    let mut index = 0;
    while index < COUNT {
        out[index] = cells[index];
        index += 1;
    }
    out
}

/// The cells of every class by its number, for a policy. Those of `Other` and `OtherWide` are a guess.
pub(super) const fn widths(policy: Ambiguous) -> &'static [u8; 64] {
    match policy {
        Ambiguous::Narrow => &NARROW,
        Ambiguous::Wide => &WIDE,
    }
}

impl Class {
    /// The class of a character.
    #[inline]
    pub(super) fn of(char: char) -> Self {
        let code = char as u32;
        match code {
            0x4E00..=0x9FFF => Self::Han,
            0..=0xFF => tables::LATIN[code as usize],
            0x3000..=0x30FF => tables::KANA[(code - 0x3000) as usize],
            0xFF00..=0xFFEF => tables::FULL[(code - 0xFF00) as usize],
            0xAC00..=0xD7A3 => Self::Hangul,
            _ => tables::rare(code),
        }
    }

    /// Whether it is a wide letter, digit or sign: what R9 calls a wide character.
    pub(super) const fn is_wide(self) -> bool {
        matches!(
            self,
            Self::Han
                | Self::Kana
                | Self::SmallKana
                | Self::HalfKana
                | Self::HalfSmallKana
                | Self::Iteration
                | Self::WideDigit
                | Self::WideSign
                | Self::WidePostfix
                | Self::SignPostfix
                | Self::Sign
                | Self::Hangul
                | Self::OtherWide
        )
    }

    /// Whether it is white space, which may hang behind the end of a line.
    pub(super) const fn is_space(self) -> bool {
        matches!(self, Self::Newline | Self::Space | Self::WideSpace)
    }

    /// Whether it closes or ends: marks that begin no line at any level.
    pub(super) const fn closes(self) -> bool {
        matches!(
            self,
            Self::Stop
                | Self::WideComma
                | Self::HalfStop
                | Self::HalfComma
                | Self::WideClose
                | Self::HalfClose
                | Self::QuoteClose
        )
    }

    /// Whether it opens: marks that end no line at any level.
    pub(super) const fn opens(self) -> bool {
        matches!(self, Self::WideOpen | Self::HalfOpen | Self::QuoteOpen)
    }

    /// Whether a second one belongs to it: —— ……
    pub(super) const fn pairs(self) -> bool {
        matches!(self, Self::Dash | Self::Bar2 | Self::Ellipsis | Self::MiddleEllipsis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells;

    #[test]
    fn every_class_is_as_wide_as_the_one_function_for_width_says() {
        let mut seen = 0;
        for char in '\u{0}'..='\u{3FFFF}' {
            let class = Class::of(char);
            if matches!(class, Class::Other | Class::OtherWide) {
                continue;
            }
            seen += 1;
            for policy in [Ambiguous::Narrow, Ambiguous::Wide] {
                let expected = if class == Class::Newline { 0 } else { cells(&char.to_string(), policy) };
                assert_eq!(usize::from(widths(policy)[class as usize]), expected, "{char:?} {policy:?}");
            }
        }
        assert!(seen > 100_000, "{seen}");
        assert!(Class::ALL.len() <= 64);
    }

    #[test]
    fn what_a_newspaper_is_made_of_has_a_class_of_its_own() {
        for char in "新闻・かなッー々「」（）。、！？：；“”‘’——…·～％１２abc012,.-/%$éü한글№①→℃\n 　".chars()
        {
            assert_ne!(Class::of(char), Class::Other, "{char:?}");
        }
        assert_eq!(Class::of('\u{301}'), Class::Other);
        assert_eq!(Class::of('😀'), Class::OtherWide);
    }
}
