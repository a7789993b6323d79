//! `zcodes scan --annotate`: every line as it is, and below it what its codes mean. Streams; keeps at most one line.

use super::{Options, fail, named};
use crate::catalog::Entry;
use crate::cli::input::LONGEST_LINE;
use crate::cli::logs::Source;
use crate::cli::output::{self, Output, notice};
use crate::cli::{ExitCode, Result};
use crate::record::Action;
use crate::render::json::Json;
use crate::render::role::Role;
use crate::render::screen::Screen;
use crate::render::{Format, clean};
use crate::scan::{Dictionary, Found, Here, Stream};
use serde::Serialize;
use std::io::{self, Read, Write};

/// Bytes that are read at once, at most: what is there is passed on before more is waited for.
const PIECE: usize = 1 << 16;

/// How a line comes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As it is, byte for byte.
    Raw,
    /// Without what would steer a terminal.
    Clean,
    /// In JSON.
    Json,
}

/// Passes lines on.
pub struct Annotator<'a> {
    options: &'a Options,
    sources: &'a [Source],
    out: &'a mut dyn Write,
    screen: Screen,
    shape: Shape,
    dictionary: Dictionary,
    exit_code: ExitCode,
}

/// The line that is being read.
struct Line {
    number: u64,
    stream: Stream,
    /// The rows of its codes, each once.
    rows: Vec<usize>,
    /// What of it is not out yet.
    held: Vec<u8>,
    /// Whether it is out, or dropped, as far as it was read: it is too long to be held.
    is_cut: bool,
}

#[derive(Serialize)]
struct LineView<'l> {
    line: &'l str,
    codes: Vec<CodeView>,
}

#[derive(Serialize)]
struct CodeView {
    code: &'static str,
    entries: Vec<Entry>,
}

impl<'a> Annotator<'a> {
    pub fn new(options: &'a Options, sources: &'a [Source], output: &'a mut Output) -> Annotator<'a> {
        let shape = match options.output.format {
            Some(Format::Ndjson) => Shape::Json,
            _ if output::is_terminal() => Shape::Clean,
            _ => Shape::Raw,
        };
        let screen = output::screen(&options.output);
        let (dictionary, exit_code) = (Dictionary::new(), ExitCode::Incomplete);
        Annotator { options, sources, out: output.stdout(), screen, shape, dictionary, exit_code }
    }

    pub fn run(mut self) -> Result {
        let mut troubles = Vec::new();
        for source in self.sources {
            let mut line = Line::new(self.options);
            let mut text = match source.text() {
                Ok(text) => text,
                Err(error) => {
                    troubles.push(source.trouble(&error));
                    continue;
                }
            };
            if let Err(error) = self.pass(&mut text, &mut line)? {
                troubles.push(source.trouble(&error));
            }
        }
        self.out.flush()?;
        if self.exit_code == ExitCode::Incomplete && troubles.len() < self.sources.len() {
            notice(&format!("zcodes: no code to explain in {}", named(self.sources)));
        }
        fail(troubles)?;
        Ok(self.exit_code)
    }

    /// Passes a source on: the outer result is that of writing, the inner that of reading.
    fn pass(&mut self, text: &mut dyn Read, line: &mut Line) -> io::Result<io::Result<()>> {
        let mut buffer = vec![0; PIECE];
        loop {
            let read = match text.read(&mut buffer) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.end(line)?;
                    return Ok(Err(error));
                }
            };
            if read == 0 {
                self.end(line)?;
                return Ok(Ok(()));
            }
            for piece in buffer[..read].split_inclusive(|&byte| byte == b'\n') {
                self.take(piece, line)?;
                if piece.ends_with(b"\n") {
                    self.end(line)?;
                }
            }
            self.out.flush()?;
        }
    }

    /// A piece of the line.
    fn take(&mut self, piece: &[u8], line: &mut Line) -> io::Result<()> {
        line.feed(piece, &self.dictionary);
        if line.is_cut {
            return self.beyond(piece);
        }
        if self.shape == Shape::Raw && !self.options.only_matching {
            return self.out.write_all(piece);
        }
        let (kept, rest) = piece.split_at(piece.len().min(LONGEST_LINE - line.held.len()));
        line.held.extend_from_slice(kept);
        if rest.is_empty() {
            return Ok(());
        }
        line.is_cut = true;
        let remedy = match self.shape {
            Shape::Json => "only its beginning is passed on",
            _ if self.options.only_matching => "it is passed on whatever it holds",
            _ => return self.flush_held(line).and_then(|()| self.beyond(rest)),
        };
        notice(&format!("zcodes: line {} is longer than {LONGEST_LINE} bytes; {remedy}", line.number));
        match self.shape {
            Shape::Json => Ok(()),
            _ => self.flush_held(line).and_then(|()| self.beyond(rest)),
        }
    }

    /// What comes when no more of the line can be held.
    fn beyond(&mut self, piece: &[u8]) -> io::Result<()> {
        match self.shape {
            Shape::Json => Ok(()),
            _ => self.write(piece),
        }
    }

    /// The line is complete.
    fn end(&mut self, line: &mut Line) -> io::Result<()> {
        let Some(is_open) = line.finish(&self.dictionary) else { return Ok(()) };
        let rows = line.rows.drain(..).map(|row| self.dictionary.rows()[row]);
        let kept = rows.map(|row| self.options.kept(row));
        let codes: Vec<Vec<Entry>> = kept.filter(|entries| !entries.is_empty()).collect();
        if !codes.is_empty() {
            self.exit_code = ExitCode::Success;
        }
        let is_shown = !codes.is_empty() || !self.options.only_matching;
        if self.shape == Shape::Json {
            if is_shown {
                self.write_json(&line.held, codes)?;
            }
        } else {
            if is_shown {
                self.flush_held(line)?;
            }
            if !codes.is_empty() {
                self.explain(&codes, is_open)?;
            }
        }
        line.begin_next();
        Ok(())
    }

    fn flush_held(&mut self, line: &mut Line) -> io::Result<()> {
        self.write(&std::mem::take(&mut line.held))
    }

    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        if self.shape == Shape::Raw {
            return self.out.write_all(piece);
        }
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
        let view = |entries: Vec<Entry>| CodeView { code: entries[0].name(), entries };
        let view = LineView { line: &line, codes: codes.into_iter().map(view).collect() };
        writeln!(self.out, "{}", view.compact())
    }

    /// One line that says what the codes mean: `  zcodes: CODE: status (type, acts: who)`.
    fn explain(&mut self, codes: &[Vec<Entry>], is_open: bool) -> io::Result<()> {
        let codes: Vec<String> = codes.iter().map(|entries| self.explained(entries)).collect();
        let line_break = if is_open { "\n" } else { "" };
        writeln!(self.out, "{line_break}  zcodes: {}", codes.join("; "))
    }

    fn explained(&self, entries: &[Entry]) -> String {
        let meaning = |entry: &Entry| {
            let acts = entry.action().map_or("unknown", Action::id);
            let says = entry.status().unwrap_or(entry.description());
            format!("{says} ({}, acts: {acts})", entry.kind().id())
        };
        let meanings: Vec<String> = entries.iter().map(meaning).collect();
        let code = self.screen.paint(Role::Strong, entries[0].name());
        format!("{code}: {}", meanings.join(", or "))
    }
}

impl Line {
    fn new(options: &Options) -> Line {
        let stream = Stream::new(options.forms(), PIECE);
        Line { number: 1, stream, rows: Vec::new(), held: Vec::new(), is_cut: false }
    }

    fn feed(&mut self, piece: &[u8], dictionary: &Dictionary) {
        let rows = &mut self.rows;
        self.stream.feed(piece, dictionary, &mut |found: Found, _: &mut Here| collect(found, rows));
    }

    /// Whether the line lacks its line break; nothing where there is no line at all.
    fn finish(&mut self, dictionary: &Dictionary) -> Option<bool> {
        let rows = &mut self.rows;
        let end = self.stream.finish(dictionary, &mut |found: Found, _: &mut Here| collect(found, rows));
        (end.is_open || end.line_breaks > 0).then_some(end.is_open)
    }

    fn begin_next(&mut self) {
        self.number += 1;
        self.held.clear();
        self.is_cut = false;
    }
}

fn collect(found: Found, rows: &mut Vec<usize>) {
    match found {
        Found::Known(row) if !rows.contains(&row) => rows.push(row),
        _ => {}
    }
}
