//! Texts that would harm a terminal, a page or a reader's eye, each with a word that tells whether it was seen.
//!
//! Owns the kinds of harm. It refuses to know where a text comes to stand.

/// A kind of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sequences that terminals obey, in seven bits.
    Sequences,
    /// The same and every other control in eight bits, as UTF-8.
    EightBits,
    /// Every control by itself.
    Controls,
    /// What turns a text around or is not seen.
    Unseen,
    /// Nobody's characters, and those that the program keeps for itself.
    Private,
    /// More marks, selectors and joiners than any letter has.
    Heaps,
    /// Ends of lines of every kind.
    Lines,
    /// What a browser or a reader of Markdown would act on.
    Markup,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Sequences,
        Self::EightBits,
        Self::Controls,
        Self::Unseen,
        Self::Private,
        Self::Heaps,
        Self::Lines,
        Self::Markup,
    ];

    /// The kind that is so many behind this one.
    pub fn behind(self, count: usize) -> Self {
        let at = Self::ALL.iter().position(|kind| *kind == self).unwrap();
        Self::ALL[(at + count) % Self::ALL.len()]
    }

    /// What of this kind there is.
    pub fn harm(self) -> String {
        match self {
            Self::Sequences => "\u{1b}[2J\u{1b}[31;1m\u{1b}]0;title\u{7}\u{1b}]2;title\u{1b}\\\u{1b}]8;;https://e.org/\u{1b}\\x\u{1b}]8;;\u{1b}\\\
                \u{1b}]52;c;ZWNobyBoaQ==\u{7}\u{1b}]66;s=7;huge\u{7}\u{1b}P1$r0m\u{1b}\\\u{1b}Pq#0~~\u{1b}\\\u{1b}_Gi=1,a=T,t=f;L2V0Yy9wYXNzd2Q=\u{1b}\\\
                \u{1b}^privacy\u{1b}\\\u{1b}Xstring\u{1b}\\\u{1b}c\u{1b}[6n\u{1b}[?1049l\u{1b}[21t\u{1b}Z\u{1b}#8\u{1b}(0\u{1b}]"
                .to_owned(),
            Self::EightBits => {
                let all: String = ('\u{80}'..='\u{9F}').collect();
                format!("\u{9b}2J\u{9b}31m\u{9d}0;title\u{9c}\u{9d}52;c;ZWNobyBoaQ==\u{7}\u{90}q~~\u{9c}\u{9f}Gi=1;AAAA\u{9c}\u{9e}x\u{9c}\u{98}x\u{9c}\u{8d}\u{84}{all}")
            }
            Self::Controls => ('\u{0}'..='\u{1f}').chain(['\u{7f}']).flat_map(|char| [char, 'x']).collect(),
            Self::Unseen => "\u{202e}txet\u{202c}\u{202a}\u{202b}\u{202d}\u{2066}a\u{2067}b\u{2068}c\u{2069}\u{200e}\u{200f}\u{61c}\u{200b}\u{200c}\u{200d}\u{2060}\
                \u{2061}\u{2064}\u{2065}\u{206a}\u{206f}\u{feff}\u{180e}\u{ad}\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{17b4}\u{fff0}\u{fff9}x\u{fffa}y\u{fffb}\
                \u{e0001}\u{e0041}\u{e0020}\u{e007f}\u{e0080}\u{e01f0}\u{e0fff}\u{1bca0}\u{1d173}"
                .to_owned(),
            Self::Private => "\u{e000}\u{f8b0}今\u{f8ff}\u{f0000}\u{100000}\u{100001}\u{100000}\u{100000}\u{10eeee}\u{305}\u{305}\u{fffe}\u{ffff}\u{fdd0}\u{fdef}\
                \u{1ffff}\u{10ffff}\u{fffd}\u{fffc}"
                .to_owned(),
            Self::Heaps => {
                let selectors = "\u{fe0f}".repeat(60) + &"\u{e0101}".repeat(60);
                let joined = "क\u{94d}".repeat(60) + &"👩\u{200d}".repeat(40) + &"ᄀ".repeat(60) + &"\u{600}".repeat(60);
                format!("a{}葛{selectors}{joined}\u{1f3f4}{}e{}", "\u{301}".repeat(60), "\u{e0067}".repeat(60), "\u{f3e}".repeat(40))
            }
            Self::Lines => "\r\nx\ry\nz\u{85}\u{2028}\u{2029}\u{b}\u{c}\t\n\n\u{8}\u{8}\u{8}".to_owned(),
            Self::Markup => "</p></style></title><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)><iframe src=//e.org></iframe>\
                \"'><a href=\"javascript:alert(1)\">x</a><!-- -->]]>&lt;script&gt;&#27;[2J&#x9b;31m&#x202e; [x](javascript:alert(1)) \
                ![x](data:text/html,x) <javascript:alert(1)> ```\n</pre><base href=//e.org><meta http-equiv=refresh content=0> `${x}` {{x}} %0a"
                .to_owned(),
        }
    }

    /// Some of this kind between two words, the first of which tells whether it was seen.
    pub fn payload(self, number: usize) -> String {
        let mut harm = self.harm();
        if self == Self::Heaps && number.is_multiple_of(64) {
            harm.insert_str(0, &format!("o{}", "\u{301}".repeat(10_000)));
        }
        format!("{}{harm}zq", word(number))
    }
}

/// The word of a number: no line is broken in it, and nobody else writes it.
pub fn word(number: usize) -> String {
    format!("Zq{number}qZ")
}

/// The numbers whose words stand in a text, white space between their letters left out; raised and lowered figures too.
pub fn words(text: &str) -> std::collections::BTreeSet<usize> {
    let figures = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
    let plain = |char: char| {
        figures.chars().zip("0123456789".chars().cycle()).find(|(own, _)| *own == char).map_or(char, |(_, of)| of)
    };
    let bare: String = text.chars().filter(|char| !char.is_whitespace()).map(plain).collect();
    let of = |piece: &str| piece.split_once("qZ").and_then(|(number, _)| number.parse().ok());
    bare.split("Zq").skip(1).filter_map(of).collect()
}

#[test]
fn the_strict_reader_lets_no_harm_pass_and_all_that_is_ours() {
    use super::strict::{copied, screen, text};
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Markup) {
        let harm = kind.harm();
        assert!(text(harm.as_bytes()).is_err() && copied(&harm).is_err(), "{kind:?}");
        // Each by itself, in a screen that is ours.
        for char in harm.chars().filter(|_| !matches!(kind, Kind::Heaps | Kind::Sequences)) {
            let is_harmless = char.is_ascii_graphic() || " \u{fffd}\u{fffc}\u{305}今ᅟᅠㅤﾠ\u{34f}\u{17b4}".contains(char);
            let sent = format!("\u{1b}[?1049h{char}");
            assert!(is_harmless || screen(sent.as_bytes()).is_err(), "{kind:?} {char:?}");
        }
    }
    for raw in [
        &b"\x9b31m"[..],
        b"\xc2",
        b"\x1b[2",
        b"\x1b]52;c;AAAA",
        b"\x1b]0;t\x1b\\",
        b"\x1b]52;c;A\x1b\\",
        b"\x1b[1;2;3H",
        b"\x1b]66;s=2;\x1b[m\x1b\\",
        b"\x1b_Ga=T,t=f;AAAA\x1b\\",
        b"\x1bc",
    ] {
        assert!(screen(raw).is_err(), "{raw:?}");
    }
    let ours = "a\r\n\u{1b}[?1049h\u{1b}[?25l\u{1b}[2J\u{1b}[H\u{1b}[2;3H\u{1b}[0;1;38;5;3m报e\u{301}\u{1b}[4X\u{1b}]66;s=2:w=2;“\u{1b}\\\u{1b}]52;c;Zm9v\u{1b}\\\u{1b}[?1049l";
    let seen = screen(ours.as_bytes()).unwrap();
    assert_eq!((seen.copied, seen.text.as_str()), (vec!["foo".to_owned()], "a\r\n报e\u{301}“"));
}
