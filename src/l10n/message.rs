//! What the program can say: a message each, by name.
//!
//! Owns which messages there are and their ids in the `.ftl` files. It refuses to hold a word of any language;
//! those are beside it, one file a language.
//!
//! To add a message: one line here, and one line in each of the five `.ftl` files at the same place. The tests of
//! this floor name what is missing, and which file has it wrong. What a key command does is told by `help-NAME`,
//! with the command's name from the key table.

/// Declares the messages: a variant, and the id that the files have for it.
macro_rules! messages {
    ($($variant:ident = $id:literal,)*) => {
        /// A message of the program.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Say {
            $(
                #[doc = concat!("`", $id, "`, as the `.ftl` files have it.")]
                $variant,
            )*
        }

        impl Say {
            /// Every message, in the order of the files.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its id in the files.
            ///
            /// ```
            /// assert_eq!(newsprint::l10n::Say::HelpLineDown.id(), "help-line-down");
            /// ```
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }
        }
    };
}

messages! {
    // Titles, and the hints at the foot of the screen.
    KeysTitle = "keys-title",
    ContentsTitle = "contents-title",
    SectionsTitle = "sections-title",
    OptionsTitle = "options-title",
    HitsTitle = "hits-title",
    QQuits = "q-quits",
    HelpHint = "help-hint",
    BackHint = "back-hint",
    TroubleTitle = "trouble-title",
    MenuHint = "menu-hint",
    OptionsHint = "options-hint",
    OptionsKeep = "options-keep",
    NoSuchLetter = "no-such-letter",
    GroupMoving = "group-moving",
    GroupGoing = "group-going",
    GroupFinding = "group-finding",
    GroupKeeping = "group-keeping",
    GroupLooking = "group-looking",
    GroupProgram = "group-program",
    OptionTheme = "option-theme",
    OptionLanguage = "option-language",
    OptionScript = "option-script",
    OptionColumns = "option-columns",
    OptionMeasure = "option-measure",
    OptionLineBreak = "option-line-break",
    OptionJustify = "option-justify",
    OptionHang = "option-hang",
    OptionIndent = "option-indent",
    OptionReadings = "option-readings",
    OptionMouse = "option-mouse",
    OptionKeys = "option-keys",
    ByWindow = "by-window",
    LevelLoose = "level-loose",
    LevelNormal = "level-normal",
    LevelStrict = "level-strict",
    LevelNewspaper = "level-newspaper",

    // Single words.
    On = "on",
    Off = "off",

    // Keys and commands.
    UnknownKey = "unknown-key",
    NoSuchCommand = "no-such-command",
    NoSuchOption = "no-such-option",
    NoSuchValue = "no-such-value",

    // How the page is set.
    ColumnsAuto = "columns-auto",
    ColumnsCount = "columns-count",
    WidthIs = "width-is",
    ReadingsOff = "readings-off",
    ReadingsOn = "readings-on",
    RepairsOn = "repairs-on",
    RepairsOff = "repairs-off",
    RepairsNone = "repairs-none",
    ThemeIs = "theme-is",
    ThemeTerminal = "theme-terminal",
    ThemeDay = "theme-day",
    ThemeNight = "theme-night",
    ThemeContrast = "theme-contrast",
    ScriptIs = "script-is",
    ScriptAsPrinted = "script-as-printed",
    ScriptSimplified = "script-simplified",
    ScriptTraditional = "script-traditional",
    ScriptNotBuilt = "script-not-built",
    MouseOn = "mouse-on",
    MouseOff = "mouse-off",

    // Moving in the paper.
    NoArticles = "no-articles",
    NoPages = "no-pages",
    PageMissing = "page-missing",
    ArticleMissing = "article-missing",
    FirstArticle = "first-article",
    LastArticle = "last-article",
    FirstSection = "first-section",
    LastSection = "last-section",
    FirstPage = "first-page",
    LastPage = "last-page",
    NextUp = "next-up",
    WasLast = "was-last",
    AllRead = "all-read",
    NoMoreUnread = "no-more-unread",
    NoJump = "no-jump",
    NoFurther = "no-further",
    Opening = "opening",
    NoPreviousEdition = "no-previous-edition",
    NoNextEdition = "no-next-edition",

    // Searching.
    Searching = "searching",
    HitsCount = "hits-count",
    NotFound = "not-found",
    EmptyHits = "empty-hits",
    HitsFound = "hits-found",
    HitsInAll = "hits-in-all",
    NoSearch = "no-search",
    BadExpression = "bad-expression",
    LargeExpression = "large-expression",
    SearchWrapped = "search-wrapped",

    // What the reader keeps.
    Starred = "starred",
    Unstarred = "unstarred",
    MarkedRead = "marked-read",
    MarkedUnread = "marked-unread",
    MarkSet = "mark-set",
    NoMark = "no-mark",
    Undone = "undone",
    NothingToUndo = "nothing-to-undo",

    // Selecting, copying, writing.
    Selecting = "selecting",
    OnlyReading = "only-reading",
    Copied = "copied",
    NothingToCopy = "nothing-to-copy",
    TooLongToCopy = "too-long-to-copy",
    Exported = "exported",
    ExportExists = "export-exists",
    ExportFailed = "export-failed",

    // Links.
    NoLinks = "no-links",
    HintsHint = "hints-hint",
    LinkOpens = "link-opens",
    NoOpener = "no-opener",
    Opened = "opened",

    // What the key commands do.
    HelpLineDown = "help-line-down",
    HelpLineUp = "help-line-up",
    HelpPageDown = "help-page-down",
    HelpPageUp = "help-page-up",
    HelpHalfDown = "help-half-down",
    HelpHalfUp = "help-half-up",
    HelpTop = "help-top",
    HelpEnd = "help-end",
    HelpLeft = "help-left",
    HelpRight = "help-right",
    HelpOpen = "help-open",
    HelpBack = "help-back",
    HelpClose = "help-close",
    HelpNextArticle = "help-next-article",
    HelpPreviousArticle = "help-previous-article",
    HelpNextSection = "help-next-section",
    HelpPreviousSection = "help-previous-section",
    HelpNextPage = "help-next-page",
    HelpPreviousPage = "help-previous-page",
    HelpPaneNext = "help-pane-next",
    HelpPanePrevious = "help-pane-previous",
    HelpParagraphNext = "help-paragraph-next",
    HelpParagraphPrevious = "help-paragraph-previous",
    HelpSubheadNext = "help-subhead-next",
    HelpSubheadPrevious = "help-subhead-previous",
    HelpEditionNext = "help-edition-next",
    HelpEditionPrevious = "help-edition-previous",
    HelpContents = "help-contents",
    HelpColumns = "help-columns",
    HelpWider = "help-wider",
    HelpNarrower = "help-narrower",
    HelpMeasureAuto = "help-measure-auto",
    HelpBare = "help-bare",
    HelpReadings = "help-readings",
    HelpRepairs = "help-repairs",
    HelpNextRepair = "help-next-repair",
    HelpTheme = "help-theme",
    HelpScript = "help-script",
    HelpMouse = "help-mouse",
    HelpOptions = "help-options",
    HelpSearch = "help-search",
    HelpSearchBack = "help-search-back",
    HelpSearchNext = "help-search-next",
    HelpSearchPrevious = "help-search-previous",
    HelpHits = "help-hits",
    HelpJumpBack = "help-jump-back",
    HelpJumpForward = "help-jump-forward",
    HelpMark = "help-mark",
    HelpMarkGo = "help-mark-go",
    HelpStar = "help-star",
    HelpRead = "help-read",
    HelpUndo = "help-undo",
    HelpSelect = "help-select",
    HelpCopyParagraph = "help-copy-paragraph",
    HelpCopyArticle = "help-copy-article",
    HelpCopyCitation = "help-copy-citation",
    HelpCopySelection = "help-copy-selection",
    HelpLinks = "help-links",
    HelpOpenLink = "help-open-link",
    HelpExport = "help-export",
    HelpCommand = "help-command",
    HelpHelp = "help-help",
    HelpRedraw = "help-redraw",
    HelpSuspend = "help-suspend",
    HelpQuit = "help-quit",

    // Reading without a screen.
    PlainArticles = "plain-articles",
    PlainStart = "plain-start",
    PlainPrompt = "plain-prompt",
    PlainArticle = "plain-article",
    PlainSection = "plain-section",
    PlainRubric = "plain-rubric",
    PlainKicker = "plain-kicker",
    PlainIssuer = "plain-issuer",
    PlainHeadline = "plain-headline",
    PlainDeck = "plain-deck",
    PlainSummary = "plain-summary",
    PlainByline = "plain-byline",
    PlainDateline = "plain-dateline",
    PlainQuestion = "plain-question",
    PlainSubhead = "plain-subhead",
    PlainList = "plain-list",
    PlainItem = "plain-item",
    PlainListEnd = "plain-list-end",
    PlainVerse = "plain-verse",
    PlainQuote = "plain-quote",
    PlainPullQuote = "plain-pull-quote",
    PlainCite = "plain-cite",
    PlainPicture = "plain-picture",
    PlainPictureSilent = "plain-picture-silent",
    PlainCaption = "plain-caption",
    PlainCredit = "plain-credit",
    PlainTable = "plain-table",
    PlainTableCaption = "plain-table-caption",
    PlainTableHead = "plain-table-head",
    PlainRow = "plain-row",
    PlainCellGap = "plain-cell-gap",
    PlainCellEmpty = "plain-cell-empty",
    PlainTableEnd = "plain-table-end",
    PlainNote = "plain-note",
    PlainBox = "plain-box",
    PlainBoxSilent = "plain-box-silent",
    PlainBoxEnd = "plain-box-end",
    PlainSignature = "plain-signature",
    PlainRule = "plain-rule",
    PlainPre = "plain-pre",
    PlainEnd = "plain-end",
    PlainHeadlineNumber = "plain-headline-number",
    PlainSectionFrom = "plain-section-from",
    PlainSectionNone = "plain-section-none",
    PlainFound = "plain-found",
    PlainHit = "plain-hit",
    PlainMissing = "plain-missing",
    PlainUnknown = "plain-unknown",
    PlainByParagraph = "plain-by-paragraph",
    PlainByArticle = "plain-by-article",
    PlainHelpIntro = "plain-help-intro",
    PlainHelpEnter = "plain-help-enter",
    PlainHelpNumber = "plain-help-number",
    PlainHelpNext = "plain-help-next",
    PlainHelpPrevious = "plain-help-previous",
    PlainHelpAgain = "plain-help-again",
    PlainHelpPace = "plain-help-pace",
    PlainHelpContents = "plain-help-contents",
    PlainHelpSections = "plain-help-sections",
    PlainHelpFind = "plain-help-find",
    PlainHelpHelp = "plain-help-help",
    PlainHelpQuit = "plain-help-quit",
}
