//! The payloads that the back end may send.
//!
//! Owns them by the numbers of their handles, and what is sent when: the whole of a picture once, a row when it comes to
//! stand elsewhere, the end of one that is no longer kept. It refuses a handle that it has no payload for, whoever made
//! it.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, Weak};

use ratatui::style::{Color, Style};

use super::{Form, Payload};
use crate::app::pictures::Ticket;
use crate::view::Handle;

/// The character that kitty keeps for the cells of pictures.
pub(in crate::tui) const PLACEHOLDER: &str = "\u{10EEEE}";

/// Payloads, as long as somebody has their tickets.
#[derive(Default)]
pub(in crate::tui) struct Gallery {
    held: HashMap<u32, Held>,
}

struct Held {
    form: Form,
    ticket: Weak<Ticket>,
    /// Whether the terminal has all of it.
    is_sent: bool,
}

/// What a cell of a picture comes to.
pub(in crate::tui) enum Spot<'a> {
    /// A sign in a style of its own.
    Sign(&'a str, Style),
    /// A cell of this row, which is sent as a whole.
    Row(&'a str),
}

impl Gallery {
    /// Takes a payload in; it stays for as long as the ticket does.
    pub(in crate::tui) fn hang(&mut self, payload: Payload) -> Arc<Ticket> {
        let bytes = payload.bytes();
        let Payload { number, form } = payload;
        let ticket = Arc::new(Ticket { number, bytes });
        self.held.insert(number, Held { form, ticket: Arc::downgrade(&ticket), is_sent: false });
        ticket
    }

    /// What a cell's handle stands for, if it is one of ours.
    pub(in crate::tui) fn spot(&self, handle: Handle) -> Option<Spot<'_>> {
        let (row, column) = (usize::from(handle.row), handle.column);
        match &self.held.get(&handle.number)?.form {
            Form::Placed { id, firsts, .. } => {
                let first = firsts.get(row)?;
                let [_, red, green, blue] = id.to_be_bytes();
                let style = Style::new().fg(Color::Rgb(red, green, blue));
                Some(Spot::Sign(if column == 0 { first } else { PLACEHOLDER }, style))
            }
            Form::Rows(rows) => rows.get(row).map(|row| Spot::Row(row)),
        }
    }

    /// Whether any picture is sent row by row.
    pub(in crate::tui) fn has_rows(&self) -> bool {
        self.held.values().any(|held| matches!(held.form, Form::Rows(_)))
    }

    /// All of a picture, where the terminal has to have it first and has it not.
    pub(in crate::tui) fn whole(&mut self, number: u32) -> Option<&str> {
        let held = self.held.get_mut(&number).filter(|held| !held.is_sent)?;
        held.is_sent = true;
        match &held.form {
            Form::Placed { whole, .. } => Some(whole),
            Form::Rows(_) => None,
        }
    }

    /// Throws away what nobody has a ticket of any more; writes what the terminal is told of it.
    pub(in crate::tui) fn sweep(&mut self, out: &mut String) {
        self.held.retain(|_, held| {
            let stays = held.ticket.strong_count() > 0;
            if !stays {
                held.end(out);
            }
            stays
        });
    }

    /// What takes back all that the terminal was given.
    pub(in crate::tui) fn end(&mut self) -> String {
        let mut out = String::new();
        for (_, held) in self.held.drain() {
            held.end(&mut out);
        }
        out
    }

    /// The terminal may have forgotten everything.
    pub(in crate::tui) fn forget(&mut self) {
        for held in self.held.values_mut() {
            held.is_sent = false;
        }
    }
}

impl Held {
    fn end(&self, out: &mut String) {
        if let Form::Placed { id, .. } = self.form
            && self.is_sent
        {
            // Writing to a string does not fail.
            let _ = write!(out, "\x1b_Ga=d,d=I,i={id},q=2\x1b\\");
        }
    }
}
