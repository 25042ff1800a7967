//! The one key table: every command, its name, its keys, what it does.
//!
//! Owns the table that the program, the help screen, the README and the config's names are made of. It refuses to
//! act, and to know what a reader has bound otherwise: `Keymap` does.

use crate::l10n::Say;

/// Declares the commands and their rows: the name, the keys, the words of the help.
macro_rules! commands {
    ($($group:ident { $($(#[doc = $doc:literal])+ $command:ident $name:literal [$($key:literal),*] $help:ident $($mode:ident)?;)* })*) => {
        /// What a reader may ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $($($(#[doc = $doc])+ $command,)*)*
        }

        /// The key table, in the order it is shown.
        pub const BINDINGS: &[Binding] = &[$($(Binding {
            command: Command::$command,
            group: Group::$group,
            name: $name,
            keys: &[$($key),*],
            help: Say::$help,
            mode: mode!($($mode)?),
        },)*)*];
    };
}

macro_rules! mode {
    () => {
        Mode::Normal
    };
    ($mode:ident) => {
        Mode::$mode
    };
}

/// When keys mean a command.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Always, unless a row for the mode says otherwise.
    #[default]
    Normal,
    /// Only while text is being selected.
    Selecting,
}

/// What a command has to do with, for the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving in a text or a list.
    Moving,
    /// Going from one thing to another.
    Going,
    /// Finding.
    Finding,
    /// Keeping: stars, copies.
    Keeping,
    /// How it looks.
    Looking,
    /// The program itself.
    Program,
}

impl Group {
    /// Its title.
    pub fn title(self) -> Say {
        match self {
            Self::Moving => Say::GroupMoving,
            Self::Going => Say::GroupGoing,
            Self::Finding => Say::GroupFinding,
            Self::Keeping => Say::GroupKeeping,
            Self::Looking => Say::GroupLooking,
            Self::Program => Say::GroupProgram,
        }
    }
}

/// A row of the key table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What is done.
    pub command: Command,
    /// What it has to do with.
    pub group: Group,
    /// Its name, for people and files.
    pub name: &'static str,
    /// Its keys, unless bound otherwise; the keys of a sequence stand apart by a blank, and `a-z` is any letter.
    pub keys: &'static [&'static str],
    /// What it does, in words.
    pub help: Say,
    /// When the keys mean it.
    pub mode: Mode,
}

commands! {
    Moving {
        /// One line on; in a list one entry.
        LineDown "line-down" ["j", "down"] HelpLineDown;
        /// One line back.
        LineUp "line-up" ["k", "up"] HelpLineUp;
        /// One page on, keeping a line.
        PageDown "page-down" ["space", "ctrl-f", "pgdn"] HelpPageDown;
        /// One page back.
        PageUp "page-up" ["b", "ctrl-b", "pgup"] HelpPageUp;
        /// Half a page on.
        HalfDown "half-down" ["d", "ctrl-d"] HelpHalfDown;
        /// Half a page back.
        HalfUp "half-up" ["u", "ctrl-u"] HelpHalfUp;
        /// To the first line; with a number to that printed page.
        Top "top" ["g g", "home"] HelpTop;
        /// To the last line; with a number to that printed page.
        End "end" ["G", "end"] HelpEnd;
        /// To the next paragraph.
        ParagraphNext "paragraph-next" ["}"] HelpParagraphNext;
        /// To the start of this paragraph, or the one before.
        ParagraphPrevious "paragraph-previous" ["{"] HelpParagraphPrevious;
        /// To the next subhead.
        SubheadNext "subhead-next" [")"] HelpSubheadNext;
        /// To the subhead before.
        SubheadPrevious "subhead-previous" ["("] HelpSubheadPrevious;
    }
    Going {
        /// Open what is selected; while reading, the menu of all commands.
        Open "open" ["enter"] HelpOpen;
        /// To the right: open, the next pane.
        Right "right" ["l", "right"] HelpRight;
        /// To the left: back, the pane before.
        Left "left" ["h", "left"] HelpLeft;
        /// Back to what was there before.
        Back "back" ["esc", "backspace"] HelpBack;
        /// Back, or out of the program where nothing is behind.
        Close "close" ["q"] HelpClose;
        /// To the next pane.
        PaneNext "pane-next" ["tab"] HelpPaneNext;
        /// To the pane before.
        PanePrevious "pane-previous" ["shift-tab"] HelpPanePrevious;
        /// To the next article.
        NextArticle "next-article" ["J"] HelpNextArticle;
        /// To the article before.
        PreviousArticle "previous-article" ["K"] HelpPreviousArticle;
        /// To the next printed page.
        NextPage "next-page" ["L"] HelpNextPage;
        /// To the printed page before.
        PreviousPage "previous-page" ["H"] HelpPreviousPage;
        /// To the next section.
        NextSection "next-section" ["]"] HelpNextSection;
        /// To the section before.
        PreviousSection "previous-section" ["["] HelpPreviousSection;
        /// To the next edition.
        EditionNext "edition-next" [">"] HelpEditionNext;
        /// To the edition before.
        EditionPrevious "edition-previous" ["<"] HelpEditionPrevious;
        /// To the shelf; from there back to the paper.
        Shelf "shelf" ["B"] HelpShelf;
        /// To the list of headlines.
        Contents "contents" ["t"] HelpContents;
        /// To the front page; from there to the list of headlines.
        Front "front" ["p"] HelpFront;
        /// The page as it was printed, or composed again.
        Map "page-map" ["P"] HelpPageMap;
        /// Back to where the last jump began.
        JumpBack "jump-back" ["ctrl-o", "alt-left"] HelpJumpBack;
        /// Forward again.
        JumpForward "jump-forward" ["ctrl-i", "alt-right"] HelpJumpForward;
        /// Name a place by a letter.
        Mark "mark" ["m a-z"] HelpMark;
        /// To a named place.
        MarkGo "mark-go" ["' a-z"] HelpMarkGo;
    }
    Finding {
        /// Search on from here.
        Search "search" ["/"] HelpSearch;
        /// Search back from here; where no search is on, the keys.
        SearchBack "search-back" ["?"] HelpSearchBack;
        /// To the next hit; where no search is on, to the next unread article.
        SearchNext "search-next" ["n"] HelpSearchNext;
        /// To the hit before; where no search is on, to the unread article before.
        SearchPrevious "search-previous" ["N"] HelpSearchPrevious;
        /// All hits in a list.
        Hits "hits" ["g /"] HelpHits;
        /// Show links by letters.
        Links "links" ["f"] HelpLinks;
        /// Open the link that was shown, or the article's own.
        OpenLink "open-link" ["o"] HelpOpenLink;
    }
    Keeping {
        /// Star an article, or not.
        Star "star" ["s"] HelpStar;
        /// Mark an article as read, or not.
        Read "read" ["r"] HelpRead;
        /// Take the last star, mark or reading back.
        Undo "undo" ["U"] HelpUndo;
        /// Select text.
        Select "select" ["v"] HelpSelect;
        /// Copy the selected text.
        CopySelection "copy-selection" ["y"] HelpCopySelection Selecting;
        /// Copy the paragraph at the top.
        CopyParagraph "copy-paragraph" ["y y"] HelpCopyParagraph;
        /// Copy the article.
        CopyArticle "copy-article" ["y a"] HelpCopyArticle;
        /// Copy paper, day and page.
        CopyCitation "copy-citation" ["y c"] HelpCopyCitation;
        /// Put the paper on the shelf.
        Save "save" ["W"] HelpSave;
        /// Keep what is selected, else the paragraph, with its source.
        Clip "clip" ["C"] HelpClip;
        /// What was kept: stars and clippings of all issues.
        Kept "kept" ["*"] HelpKept;
        /// Throw away the star or clipping that is selected there.
        Remove "remove" ["x"] HelpRemove;
        /// Write the article to a file.
        Export "export" ["e"] HelpExport;
    }
    Looking {
        /// Another count of columns.
        Columns "columns" ["c"] HelpColumns;
        /// A wider line.
        Wider "wider" ["+"] HelpWider;
        /// A narrower line.
        Narrower "narrower" ["-"] HelpNarrower;
        /// The line that suits the window.
        MeasureAuto "measure-auto" ["="] HelpMeasureAuto;
        /// Nothing but text.
        Bare "bare" ["z"] HelpBare;
        /// Simplified, traditional, or as printed.
        Script "script" ["S"] HelpScript;
        /// Show or hide the readings of ruby.
        Readings "readings" ["R"] HelpReadings;
        /// Mark repaired places, or not.
        Repairs "repairs" ["!"] HelpRepairs;
        /// The next repaired place.
        NextRepair "next-repair" ["."] HelpNextRepair;
        /// Another theme.
        Theme "theme" ["T"] HelpTheme;
        /// Show pictures, or not.
        Images "images" ["I"] HelpImages;
        /// The mouse on or off.
        Mouse "mouse" ["M"] HelpMouse;
        /// The options.
        Options "options" [","] HelpOptions;
    }
    Program {
        /// A command by its name.
        CommandLine "command" [":"] HelpCommand;
        /// The keys.
        Help "help" ["f1"] HelpHelp;
        /// Draw everything anew.
        Redraw "redraw" ["ctrl-l"] HelpRedraw;
        /// Stop until the shell continues the program.
        Suspend "suspend" ["ctrl-z"] HelpSuspend;
        /// End the program.
        Quit "quit" ["Q", "ctrl-c"] HelpQuit;
    }
}

impl Command {
    /// Whether it moves by lines, pages or to an end, in texts and lists alike.
    pub(super) fn scrolls(self) -> bool {
        use Command::{End, HalfDown, HalfUp, LineDown, LineUp, PageDown, PageUp, Top};
        matches!(self, LineDown | LineUp | PageDown | PageUp | HalfDown | HalfUp | Top | End)
    }
}

/// The row of a command.
pub fn binding(command: Command) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.command == command)
}
