# The words of the program in English. One message a line, in the order of message.rs.

## Titles, and the hints at the foot of the screen

keys-title = Keys
contents-title = Contents
sections-title = Sections
options-title = Options
hits-title = Search
q-quits = { $key } quits
help-hint = { $key } help
back-hint = { $key } back
trouble-title = This edition cannot be opened
menu-hint = enter does it
options-hint = ← → change
options-keep = Keep all of these
no-such-letter = no link has these letters
group-moving = Moving
group-going = Going
group-finding = Finding
group-keeping = Keeping
group-looking = How it looks
group-program = The program
option-theme = Theme
option-language = Language of the program
option-script = Chinese characters
option-opens = Opens with
option-columns = Columns
option-measure = Widest line, in cells
option-line-break = Rules of the line
option-justify = Even right edge
option-hang = Stops hang
option-indent = Paragraphs are indented
option-readings = Readings are shown
option-images = Pictures
option-mouse = Mouse
option-keys = Keys
by-window = as suits the window
level-loose = loose
level-normal = normal
level-strict = strict
level-newspaper = newspaper

## Single words

on = on
off = off

## Keys and commands

unknown-key = { $keys } does nothing here; { $key } shows the keys
no-such-command = no command { $name }
no-such-option = no option { $name }: there are { $names }
no-such-value = { $name } may be: { $values }

## How the page is set

columns-auto = columns: as suits the window
columns-count = columns: { $count }
width-is = { $cells ->
    [one] line: { $cells } cell
   *[other] line: { $cells } cells
}
readings-off = readings: hidden
readings-on = readings: shown
repairs-on = repairs: marked
repairs-off = repairs: not marked
repairs-none = no further repairs
home-front = the front page
home-contents = the contents
theme-is = theme: { $name }
theme-terminal = as the terminal
theme-day = day
theme-night = night
theme-contrast = high contrast
script-is = characters: { $name }
script-as-printed = as printed
script-simplified = simplified
script-traditional = traditional
script-not-built = built without conversion of characters
images-on = pictures: shown
images-off = pictures: hidden
images-never = pictures cannot be shown here
image-missing = picture not shown: no such file
image-outside = picture not shown: it lies outside the edition
image-too-large = picture not shown: too large
image-format = picture not shown: not a format that is known
image-broken = picture not shown: it is damaged
mouse-on = mouse: on
mouse-off = mouse: off

## Moving in the paper

no-articles = this edition has no articles
no-pages = this edition does not say what page its articles were on
no-map = this page does not say where its stories were printed
page-missing = there is no page { $number }
article-missing = there is no article { $number }
first-article = this is the first article
last-article = this is the last article
first-section = this is the first section
last-section = this is the last section
first-page = this is the first page
last-page = this is the last page
next-up = next: { $title }
was-last = this was the last article
all-read = everything is read
no-more-unread = no more unread articles this way
no-jump = no more jumps this way
no-further = no more of them this way
opening = opening…
no-previous-edition = no earlier issue
no-next-edition = no later issue

## The shelf

shelf-title = The shelf
shelf-papers = { $count ->
    [one] { $count } paper
   *[other] { $count } papers
}
shelf-issues = { $count ->
    [one] { $count } issue
   *[other] { $count } issues
}
shelf-unread = { $count } unread
shelf-continue = Continue reading
shelf-all = All papers
shelf-unnamed = No name
shelf-undated = Without a day
shelf-samples = Sample papers
shelf-empty = Nothing is saved yet. { $command } puts papers here.
shelf-looking = looking at the shelf…
shelf-indexing = looking through { $done } of { $of }
shelf-read = { $read } of { $count } read
shelf-no-issue = no issue on this day
shelf-no-more-unread = no more unread issues this way
shelf-needs-paper = only in a paper: open one first
shelf-no-paper = no paper is open yet

## What was kept, as a screen

kept-title = Kept
kept-stars = Stars { $count }
kept-clippings = Clippings { $count }
kept-no-stars = Nothing is starred yet. { $key } stars the article you are at.
kept-no-clippings = Nothing is clipped yet. { $key } clips a passage with its source.
kept-hint = { $open } opens, { $remove } takes away, { $undo } brings back
kept-unclipped = clipping thrown away; { $key } brings it back
kept-restored = it is back
kept-no-file = the issue was no file: it cannot be opened again
kept-not-opened = the issue cannot be opened: { $reason }
kept-no-article = the article is no longer in this issue
kept-only = only among what is kept: { $key }
kept-page = Clippings

## Searching

searching = searching…
hits-count = { $index }/{ $count }
not-found = not found: { $query }
empty-hits = nothing found
hits-found = { $count } found
across-found = { $count } articles
across-so-far = { $count }+ articles
across-title = Found on the shelf
across-hint = { $words } narrow it; "a b" is a phrase, -word leaves out
hits-in-all = { $count } in the edition
no-search = no search is on
bad-expression = no expression: { $reason }
large-expression = too large an expression: search for less
search-wrapped = round the end of the edition

## What the reader keeps

starred = starred
unstarred = star taken off
marked-read = marked as read
marked-unread = marked as unread
mark-set = mark { $letter } set
no-mark = no mark { $letter }
undone = undone: { $what }
not-saving = NOT SAVING
not-saving-because = NOT SAVING what you read and mark: { $reason }
nothing-to-undo = nothing to undo

## Selecting, copying, writing

selecting = selecting: { $begin } begins here, { $copy } copies, { $end } ends
only-reading = only while reading
copied = copied: { $text }
clipped = clipped: { $text }
saving = saving…
saved-new = saved on the shelf
saved-same = on the shelf already
saved-changed = saved anew; the version before is kept
saved-not = not saved: { $reason }
nothing-to-copy = nothing to copy
too-long-to-copy = too long to copy: select less
exported = written: { $path }
export-exists = { $path } exists already: choose another name
export-failed = { $path } cannot be written: { $reason }

## Links

no-links = no links on this screen
hints-hint = type the letters of a link
link-opens = { $url } — { $key } opens it
no-opener = no opener is set: put opener = "xdg-open" into the config
opened = opened

## What the key commands do

help-line-down = a line on; in columns a page
help-line-up = a line back; in columns a page
help-page-down = a page on
help-page-up = a page back
help-half-down = half a page on; in columns a page
help-half-up = half a page back; in columns a page
help-top = to the start; with a number, that page or day
help-end = to the end; with a number, that page or day
help-left = to the left; back
help-right = to the right; open
help-open = open; while reading, the menu of commands
help-back = back; where nothing is behind, the menu
help-close = back; where nothing is behind, quit
help-next-article = the next article
help-previous-article = the article before
help-next-section = the next section; on the shelf, paper
help-previous-section = the section before; on the shelf, paper
help-next-page = the next printed page; on the shelf, month
help-previous-page = the printed page before; on the shelf, month
help-pane-next = the next pane; reading: forward in the jumps
help-pane-previous = the pane before; reading: back in the jumps
help-paragraph-next = the next paragraph
help-paragraph-previous = the paragraph before
help-subhead-next = the next subhead
help-subhead-previous = the subhead before
help-edition-next = the next edition
help-edition-previous = the edition before
help-shelf = the shelf; from there back to the paper
help-contents = the contents
help-front = the front page, or the contents
help-page-map = the page as printed
help-columns = more columns, or fewer
help-wider = a wider line
help-narrower = a narrower line
help-measure-auto = the line as suits the window
help-bare = nothing but text
help-readings = show readings, or hide them
help-repairs = mark repairs, or not
help-next-repair = the next repair
help-theme = another theme
help-script = simplified or traditional
help-images = show or hide pictures
help-mouse = mouse on or off
help-options = the options
help-search = search
help-search-back = search back; without a search, these keys
help-search-next = the next hit; else the next unread
help-search-previous = the hit before; else the unread before
help-hits = all hits
help-jump-back = back in the jump list
help-jump-forward = forward in the jump list
help-mark = set a mark
help-mark-go = go to a mark
help-star = star, or not
help-read = read, or not
help-undo = undo
help-select = select text
help-copy-paragraph = copy the paragraph
help-copy-article = copy the article
help-copy-citation = copy a citation
help-clip = clip the selection or paragraph and its source
help-kept = stars and clippings; from there back
help-remove = take away what is selected there
help-save = put the paper on the shelf
help-copy-selection = copy what is selected
help-links = show links by letter
help-open-link = open the link
help-export = write the article to a file
help-command = a command by name
help-help = these keys
help-redraw = draw everything anew
help-suspend = stop until the shell continues
help-quit = quit

## Reading without a screen

plain-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
plain-start = h and Enter: help
plain-prompt = Command:
plain-article = Article { $number } of { $count }
plain-section = Section: { $text }
plain-rubric = Rubric: { $text }
plain-kicker = Kicker: { $text }
plain-issuer = Issued by: { $text }
plain-headline = Headline: { $text }
plain-deck = Deck: { $text }
plain-summary = Summary: { $text }
plain-byline = Byline: { $text }
plain-dateline = Dateline: { $text }
plain-question = Question: { $text }
plain-subhead = Subhead level { $level }: { $text }
plain-list = { $count ->
    [one] List, { $count } item
   *[other] List, { $count } items
}
plain-item = Item { $number }: { $text }
plain-list-end = End of list
plain-verse = { $count ->
    [one] Verse, { $count } line
   *[other] Verse, { $count } lines
}
plain-quote = Quote: { $text }
plain-pull-quote = Pull quote: { $text }
plain-cite = Quoted from: { $text }
plain-picture = Picture: { $text }
plain-picture-silent = Picture without a description
plain-caption = Caption: { $text }
plain-credit = Picture by: { $text }
plain-table = { $rows ->
    [one] Table, { $rows } row, columns: { $columns }
   *[other] Table, { $rows } rows, columns: { $columns }
}
plain-table-caption = Table caption: { $text }
plain-table-head = Column heads: { $text }
plain-row = Row { $number }: { $text }
plain-cell-gap = { "; " }
plain-cell-empty = empty
plain-table-end = End of table
plain-note = Note: { $text }
plain-box = Box: { $text }
plain-box-silent = Box
plain-box-end = End of box
plain-signature = Signed: { $text }
plain-rule = Break
plain-pre = { $count ->
    [one] Text as it stands, { $count } line
   *[other] Text as it stands, { $count } lines
}
plain-end = End of article
plain-headline-number = { $number }. { $text }
plain-section-from = { $count ->
    [one] { $text }: { $count } article, number { $number }
   *[other] { $text }: { $count } articles, from number { $number }
}
plain-section-none = Without a section
plain-found = { $count ->
    [one] Found in { $count } article
   *[other] Found in { $count } articles
}
plain-hit = { $count ->
    [one] { $number }. { $text }: { $count } hit
   *[other] { $number }. { $text }: { $count } hits
}
plain-missing = { $count ->
    [one] No article { $number }: there is { $count }
   *[other] No article { $number }: there are { $count }
}
plain-unknown = No command { $text }; h and Enter: help
plain-by-paragraph = One paragraph at a time; Enter goes on
plain-by-article = Whole articles
plain-help-intro = Type one of these, then Enter:
plain-help-enter = Enter alone or a full stop: go on
plain-help-number = a number: the article of that number
plain-help-next = n: the next article
plain-help-previous = p: the article before
plain-help-again = r: the same again
plain-help-pace = k: one paragraph at a time, or whole articles
plain-help-contents = c or b: the contents
plain-help-sections = s: the sections
plain-help-find = a slash and words: articles that have them
plain-help-help = h: this help
plain-help-quit = q: quit
