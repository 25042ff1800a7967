//! A terminal that sets type in two sizes, as kitty does.
//!
//! Owns what the text-sizing protocol says of clusters that take several cells: what is drawn over one, erased under
//! one, wrapped and scrolled. It refuses all that our own back end does not send.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::buffer::CellWidth;

/// What becomes of a letter that comes to the second row of a big cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// It goes behind the cluster, as the protocol says.
    Skips,
    /// It takes the place of the cluster, as some terminals have it.
    Overwrites,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The cluster, in its first cell; blank in the others.
    pub(super) text: String,
    /// Which cell of its cluster it is, and how many cells that has, across and down; nothing for one cell.
    pub(super) part: Option<[usize; 4]>,
    /// The code of its style.
    pub(super) style: String,
}

#[derive(Debug)]
struct Grid {
    below: Below,
    columns: usize,
    rows: usize,
    cells: Vec<Shown>,
    at: (usize, usize),
    style: String,
    /// What no frame may do to it.
    faults: Vec<String>,
}

/// The terminal: frames are written to it, what it shows is looked at.
#[derive(Debug, Clone)]
pub(super) struct Multicell(Rc<RefCell<Grid>>);

impl Multicell {
    pub(super) fn new(below: Below, columns: usize, rows: usize) -> Self {
        let cells = vec![Shown::default(); columns * rows];
        let (at, style) = ((0, 0), String::new());
        Self(Rc::new(RefCell::new(Grid { below, columns, rows, cells, at, style, faults: Vec::new() })))
    }

    pub(super) fn cell(&self, column: usize, row: usize) -> Shown {
        let grid = self.0.borrow();
        let mut cell = grid.cells[row * grid.columns + column].clone();
        if cell.text.trim().is_empty() {
            // Of a blank only this is seen.
            cell.text.clear();
            cell.style = cell.style.split(';').filter(|code| ["4", "7"].contains(code)).collect();
        }
        cell
    }

    /// What was done that should not have been.
    pub(super) fn faults(&self) -> Vec<String> {
        self.0.borrow().faults.clone()
    }

    /// Another size; what stood there stays in the corner, as far as it is whole.
    pub(super) fn resize(&self, columns: usize, rows: usize) {
        let mut grid = self.0.borrow_mut();
        let mut cells = vec![Shown::default(); columns * rows];
        for row in 0..rows.min(grid.rows) {
            for column in 0..columns.min(grid.columns) {
                cells[row * columns + column] = grid.cells[row * grid.columns + column].clone();
            }
        }
        (grid.cells, grid.columns, grid.rows, grid.at) = (cells, columns, rows, (0, 0));
    }
}

impl Grid {
    fn part(&self, column: usize, row: usize) -> Option<[usize; 4]> {
        self.cells[row * self.columns + column].part
    }

    /// Blanks the cluster of many cells that a cell belongs to; the colours stay.
    fn blank(&mut self, column: usize, row: usize) {
        let Some([across, down, width, height]) = self.part(column, row) else { return };
        for y in (row - down..row - down + height).filter(|y| *y < self.rows) {
            for x in (column - across..column - across + width).filter(|x| *x < self.columns) {
                let cell = &mut self.cells[y * self.columns + x];
                (cell.text, cell.part) = (String::new(), None);
            }
        }
    }

    fn next_line(&mut self) {
        self.faults.push("a line is wrapped".to_owned());
        self.at = (0, (self.at.1 + 1).min(self.rows - 1));
    }

    /// Goes on to where a sign of a width may stand.
    fn find_room(&mut self, width: usize) {
        for _ in 0..self.columns * self.rows {
            let (column, row) = self.at;
            if column + width > self.columns {
                self.next_line();
                continue;
            }
            let is_below = |x: &usize| self.part(*x, row).is_some_and(|[_, down, ..]| down > 0);
            match (column..column + width).find(is_below) {
                Some(_) if self.below == Below::Skips => self.at.0 += 1,
                _ => return,
            }
        }
    }

    fn put(&mut self, text: &str, width: usize, height: usize) {
        if width > self.columns || height > self.rows {
            return;
        }
        self.find_room(width);
        let (column, mut row) = self.at;
        if row + height > self.rows {
            self.faults.push("the page is scrolled".to_owned());
            row = self.rows - height;
        }
        for down in 0..height {
            for across in 0..width {
                self.blank(column + across, row + down);
                let text = if (across, down) == (0, 0) { text.to_owned() } else { String::new() };
                let part = (width * height > 1).then_some([across, down, width, height]);
                let style = self.style.clone();
                self.cells[(row + down) * self.columns + column + across] = Shown { text, part, style };
            }
        }
        self.at = (column + width, row);
    }

    fn letter(&mut self, char: char) {
        let width = usize::from(char.encode_utf8(&mut [0; 4]).cell_width());
        if width > 0 {
            self.put(&char.to_string(), width, 1);
            return;
        }
        // A mark joins the cluster before the cursor.
        let (column, row) = self.at;
        let Some(before) = column.checked_sub(1) else { return };
        let [across, down, ..] = self.part(before, row).unwrap_or_default();
        let columns = self.columns;
        self.cells[(row - down) * columns + before - across].text.push(char);
    }

    fn erase(&mut self, row: usize, columns: std::ops::Range<usize>) {
        for column in columns {
            self.blank(column, row);
            self.cells[row * self.columns + column] = Shown::default();
        }
    }

    fn control(&mut self, sequence: &str) {
        let (numbers, last) = sequence.split_at(sequence.len() - 1);
        match last {
            "H" => {
                let (row, column) = numbers.split_once(';').unwrap_or(("1", "1"));
                let within = |number: &str, most: usize| (number.parse::<usize>().unwrap() - 1).min(most - 1);
                self.at = (within(column, self.columns), within(row, self.rows));
            }
            "m" => self.style = numbers.to_owned(),
            "X" => {
                let (column, row) = self.at;
                let end = (column + numbers.parse::<usize>().unwrap()).min(self.columns);
                self.erase(row, column..end);
            }
            "K" if numbers.is_empty() => self.erase(self.at.1, self.at.0..self.columns),
            // Questions print nothing.
            "n" | "t" | "c" => {}
            "J" if numbers == "2" => (0..self.rows).for_each(|row| self.erase(row, 0..self.columns)),
            _ => panic!("{sequence:?}"),
        }
    }

    /// A text in another size, `s=2` and perhaps `w=N`, or in other cells, `w=N`.
    fn sized(&mut self, command: &str) {
        let (keys, text) = command.split_once(';').unwrap();
        let key = |name: &str| keys.split(':').find_map(|key| key.strip_prefix(name)?.parse::<usize>().ok());
        let scale = key("s=").unwrap_or(1);
        assert!(text.len() <= 4096 && !text.is_empty());
        match key("w=") {
            Some(width) => self.put(text, scale * width, scale),
            None => {
                for char in text.chars() {
                    let width = usize::from(char.encode_utf8(&mut [0; 4]).cell_width());
                    self.put(&char.to_string(), scale * width, scale);
                }
            }
        }
    }

    fn take(&mut self, text: &str) {
        let mut rest = text;
        while let Some(char) = rest.chars().next() {
            if let Some(sequence) = rest.strip_prefix("\x1b[") {
                let (sequence, after) =
                    sequence.split_at(sequence.find(|char: char| char.is_ascii_alphabetic()).unwrap() + 1);
                self.control(sequence);
                rest = after;
            } else if let Some(string) = rest.strip_prefix("\x1b]66;") {
                let (command, after) = string.split_once("\x1b\\").unwrap();
                self.sized(command);
                rest = after;
            } else if let Some(string) = rest.strip_prefix("\x1b_G") {
                rest = string.split_once("\x1b\\").unwrap().1;
            } else {
                assert!(!char.is_control(), "{char:?}");
                self.letter(char);
                rest = rest.strip_prefix(char).unwrap();
            }
        }
    }
}

impl Write for Multicell {
    /// Takes a whole frame: characters are never parted by our own back end.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().take(std::str::from_utf8(bytes).unwrap());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a terminal shows, a letter a cell: `>` beside the first cell of a cluster, `v` below.
pub(super) fn rows(terminal: &Multicell) -> Vec<String> {
    let (columns, rows) = (terminal.0.borrow().columns, terminal.0.borrow().rows);
    let sign = |column, row| match terminal.cell(column, row) {
        Shown { part: Some([_, down, ..]), .. } if down > 0 => "v".to_owned(),
        Shown { part: Some([across, ..]), .. } if across > 0 => ">".to_owned(),
        Shown { text, .. } if text.is_empty() => ".".to_owned(),
        Shown { text, .. } => text,
    };
    (0..rows).map(|row| (0..columns).map(|column| sign(column, row)).collect()).collect()
}

#[test]
fn the_terminal_keeps_the_rules_of_the_protocol() {
    let shown = |below, bytes: &str| {
        let mut terminal = Multicell::new(below, 8, 3);
        terminal.write_all(bytes.as_bytes()).unwrap();
        rows(&terminal)
    };
    let big = "\x1b[1;2H\x1b]66;s=2;报a\x1b\\";
    let cases = [
        ("", [".报>>>a>.", ".vvvvvv.", "........"]),
        // Over the first cell, and over another of the first row.
        ("\x1b[1;2Hx", [".x...a>.", ".....vv.", "........"]),
        ("\x1b[1;4H纸", ["...纸>a>.", ".....vv.", "........"]),
        // Before, over and behind the second row.
        ("\x1b[2;1Hxy", [".报>>>a>.", "xvvvvvvy", "........"]),
        // Erased in either row.
        ("\x1b[2;3H\x1b[1X", [".....a>.", ".....vv.", "........"]),
        ("\x1b[1;7H\x1b[2X", [".报>>>...", ".vvvv...", "........"]),
        ("\x1b[2J", ["........", "........", "........"]),
        // Big over big.
        ("\x1b[1;4H\x1b]66;s=2:w=1;x\x1b\\", ["...x>a>.", "...vvvv.", "........"]),
    ];
    for (bytes, rows) in cases {
        assert_eq!(shown(Below::Skips, &format!("{big}{bytes}")), rows, "{bytes:?}");
    }
    assert_eq!(shown(Below::Overwrites, &format!("{big}\x1b[2;1Hxy"))[..2], [".....a>.", "xy...vv."]);
}
