//! `zcodes scan --annotate`: every line as it is, and below it what its codes mean. Keeps one line at a time.

use super::row::What;
use super::{ScanArgs, fail, named};
use crate::catalog::Entry;
use crate::cli::logs::{Log, PIECE};
use crate::cli::messages::note;
use crate::cli::output;
use crate::cli::stdout::Stdout;
use crate::cli::{ExitCode, Result};
use crate::record::Action;
use crate::render::json::Json;
use crate::render::role::Role;
use crate::render::screen::Screen;
use crate::render::wrap::wrapped;
use crate::render::{Format, clean};
use crate::scan::{Blocks, LONGEST_LINE, scan, scan_numbers};
use clap::{Command, FromArgMatches};
use serde::Serialize;
use std::io::{self, BufRead, BufReader, ErrorKind, Write};

/// Before what a code means.
const LEAD: &str = "  zcodes: ";

/// No explanation is wider, however wide the terminal.
const WIDEST: usize = 100;

/// How a line comes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As it is, byte for byte.
    Raw,
    /// Without what would steer a terminal.
    Clean,
    Json,
}

/// Passes lines on.
struct Annotator<'a> {
    args: &'a ScanArgs,
    out: &'a mut dyn Write,
    screen: Screen,
    shape: Shape,
    exit_code: ExitCode,
    /// Whether what is out so far ends within a line.
    is_open: bool,
}

/// The line that is being read.
#[derive(Default)]
struct Line {
    blocks: Blocks,
    /// Of its codes, each once.
    entries: Vec<Entry>,
    /// What of it is not out yet.
    held: Vec<u8>,
    /// Whether it is out, or dropped, as far as it was read: it is too long to be held.
    is_cut: bool,
}

#[derive(Serialize)]
struct LineJson<'l> {
    line: &'l str,
    codes: Vec<CodeJson>,
}

#[derive(Serialize)]
struct CodeJson {
    code: &'static str,
    entries: Vec<Entry>,
}

pub fn annotate(args: &ScanArgs, logs: &[Log], stdout: &mut Stdout) -> Result {
    let shape = match args.output.format {
        Some(Format::Ndjson) => Shape::Json,
        _ if output::is_terminal() => Shape::Clean,
        _ => Shape::Raw,
    };
    let screen = output::screen(&args.output);
    Annotator::new(args, stdout, shape, screen).run(logs)
}

impl<'a> Annotator<'a> {
    fn new(args: &'a ScanArgs, out: &'a mut dyn Write, shape: Shape, screen: Screen) -> Annotator<'a> {
        Annotator { args, out, screen, shape, exit_code: ExitCode::Incomplete, is_open: false }
    }

    fn run(mut self, logs: &[Log]) -> Result {
        let mut errors = Vec::new();
        for log in logs {
            let read = match log.text() {
                _ if log.is_output() => Err(io::Error::other("is the output as well; write to another file")),
                Ok(text) => self.pass(BufReader::with_capacity(PIECE, text))?,
                Err(error) => Err(error),
            };
            errors.extend(read.err().map(|error| log.error(&error)));
        }
        self.out.flush()?;
        if self.exit_code == ExitCode::Incomplete && errors.len() < logs.len() {
            note(&format!("no code to explain in {}", named(logs)));
        }
        fail(errors)?;
        Ok(self.exit_code)
    }

    /// Passes a text on: the outer result is that of writing, the inner that of reading.
    fn pass(&mut self, mut text: impl BufRead) -> io::Result<io::Result<()>> {
        let mut line = Line::default();
        let read = loop {
            let piece = match text.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => break Err(error),
                Ok([]) => break Ok(()),
                Ok(piece) => piece,
            };
            for part in piece.split_inclusive(|&byte| byte == b'\n') {
                self.take(part, &mut line)?;
                if part.ends_with(b"\n") {
                    self.end(std::mem::take(&mut line))?;
                }
            }
            let len = piece.len();
            text.consume(len);
            // Someone may be waiting for it.
            self.out.flush()?;
        };
        if !line.held.is_empty() || line.is_cut {
            self.end(line)?;
        }
        Ok(read)
    }

    /// A part of the line; of one too long to be held, what is there is passed on.
    fn take(&mut self, part: &[u8], line: &mut Line) -> io::Result<()> {
        line.blocks.feed(part, |block| collect(block, self.args.numbers, &mut line.entries));
        line.held.extend_from_slice(part);
        if line.held.len() <= LONGEST_LINE {
            return Ok(());
        }
        if !line.is_cut {
            line.is_cut = true;
            self.begin_line()?;
            let what = match self.shape {
                Shape::Json => "only its beginning is passed on",
                _ if self.args.only_matching => "it is passed on whatever it contains",
                _ => "",
            };
            if !what.is_empty() {
                note(&format!("a line is longer than {LONGEST_LINE} bytes; {what}"));
            }
        }
        if self.shape == Shape::Json {
            line.held.truncate(LONGEST_LINE);
            return Ok(());
        }
        self.write(&std::mem::take(&mut line.held))
    }

    fn end(&mut self, mut line: Line) -> io::Result<()> {
        line.blocks.finish(|block| collect(block, self.args.numbers, &mut line.entries));
        let kept = line.entries.iter().map(|&entry| self.args.kept(What::Code, entry));
        let codes: Vec<Vec<Entry>> = kept.filter(|entries| !entries.is_empty()).collect();
        if !codes.is_empty() {
            self.exit_code = ExitCode::Success;
        } else if self.args.only_matching && !line.is_cut {
            return Ok(());
        }
        if self.shape == Shape::Json {
            return self.write_json(&line.held, codes);
        }
        if !line.is_cut {
            self.begin_line()?;
        }
        self.write(&line.held)?;
        if codes.is_empty() {
            return Ok(());
        }
        self.begin_line()?;
        if self.shape == Shape::Clean {
            return codes.iter().try_for_each(|entries| self.explain(entries));
        }
        let explained: Vec<String> = codes.iter().map(|entries| explained(entries)).collect();
        writeln!(self.out, "{LEAD}{}", explained.join("; "))
    }

    /// What one code means, and the first step, in the width of the terminal.
    fn explain(&mut self, entries: &[Entry]) -> io::Result<()> {
        let acting = entries.iter().find(|entry| entry.action() != Some(Action::Nobody));
        let step = acting.and_then(|entry| entry.resolution().next());
        let text = explained(entries) + &step.map(|step| format!(". First: {step}")).unwrap_or_default();
        let name = entries[0].name();
        let width = self.screen.width.unwrap_or(WIDEST).clamp(2 * LEAD.len(), WIDEST);
        for (number, line) in wrapped(&text, width - LEAD.len()).iter().enumerate() {
            let lead = if number == 0 { LEAD } else { &" ".repeat(LEAD.len()) };
            match line.strip_prefix(name).filter(|_| number == 0) {
                Some(rest) => writeln!(self.out, "{lead}{}{rest}", self.paint(entries[0], name))?,
                None => writeln!(self.out, "{lead}{line}")?,
            }
        }
        Ok(())
    }

    fn paint(&self, entry: Entry, name: &str) -> String {
        self.screen.paint(Role::of_kind(entry.kind()), name).into_owned()
    }

    /// Ends a line that its file has left open.
    fn begin_line(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_open) { writeln!(self.out) } else { Ok(()) }
    }

    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.is_open = !piece.ends_with(b"\n");
        if self.shape == Shape::Raw {
            return self.out.write_all(piece);
        }
        // A terminal is shown no carriage return, but those of line breaks are none of the text.
        let piece = match piece.strip_suffix(b"\r\n") {
            Some(line) => &[line, b"\n"].concat(),
            None => piece,
        };
        let mut from = 0;
        for mention in scan(piece) {
            if let Some(entry) = mention.entry.filter(|&entry| !self.args.kept(What::Code, entry).is_empty()) {
                self.write_clean(&piece[from..mention.range.start])?;
                write!(self.out, "{}", self.paint(entry, mention.token))?;
                from = mention.range.end;
            }
        }
        self.write_clean(&piece[from..])
    }

    fn write_clean(&mut self, piece: &[u8]) -> io::Result<()> {
        let text = String::from_utf8_lossy(piece);
        // Tabs belong to logs, and steer nothing but the next column.
        for (number, field) in text.split('\t').enumerate() {
            let tab = if number > 0 { "\t" } else { "" };
            write!(self.out, "{tab}{}", clean::text(field))?;
        }
        Ok(())
    }

    fn write_json(&mut self, line: &[u8], codes: Vec<Vec<Entry>>) -> io::Result<()> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line));
        let code = |entries: Vec<Entry>| CodeJson { code: entries[0].name(), entries };
        let json = LineJson { line: &line, codes: codes.into_iter().map(code).collect() };
        writeln!(self.out, "{}", json.compact())
    }
}

/// What one code means: `CODE: status (type, acts: who)`.
fn explained(entries: &[Entry]) -> String {
    let meaning = |entry: &Entry| {
        let acts = entry.action().map_or("unknown", Action::id);
        let says = entry.status().unwrap_or(entry.description());
        format!("{says} ({}, acts: {acts})", entry.kind().id())
    };
    let meanings: Vec<String> = entries.iter().map(meaning).collect();
    format!("{}: {}", entries[0].name(), meanings.join(", or "))
}

/// The entries of the codes in a text, those that are new.
fn collect(text: &[u8], numbers: bool, entries: &mut Vec<Entry>) {
    let mut add = |entry| {
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    };
    scan(text).filter_map(|mention| mention.entry).for_each(&mut add);
    if numbers {
        scan_numbers(text).for_each(|(_, entry)| add(entry));
    }
}

/// A log as a terminal shows it annotated: for the fuzzer, and for the test below.
pub fn annotated(log: &[u8]) -> Vec<u8> {
    let matches = super::parser(Command::new("scan")).get_matches_from(["scan", "--annotate", "--numbers"]);
    let args = ScanArgs::from_arg_matches(&matches).expect("they are its own");
    let mut out = Vec::new();
    let mut annotator = Annotator::new(&args, &mut out, Shape::Clean, Screen::default());
    annotator.pass(log).and_then(|read| read).expect("memory is read and written");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_shown_lines_however_they_end_and_nothing_that_steers_it() {
        let shown = String::from_utf8(annotated(b"one\r\n\ttwo\x1b[2J\rx\n\r\nthree")).expect("it is text");
        assert_eq!(shown, "one\n\ttwo\\u{1b}[2J\\u{d}x\n\nthree");
    }
}
