//! How the work is cut: large plain files into ranges, everything else in one piece.

use super::PIECE;
use super::form::Form;
use super::log::{Log, open, text};
use crate::scan::Counter;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};

/// A thread gets about this many parts of a file: the last to finish keeps the others waiting less.
const PARTS_PER_THREAD: u64 = 4;

/// A part of a log: the lines that begin in a range of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub log: usize,
    start: u64,
    /// Where the next part starts; the last goes on to the end, wherever that is by then.
    end: u64,
}

/// The parts of all logs, in order, for so many threads; none is much smaller than `smallest` bytes, unless its
/// log is.
pub fn parts(logs: &[Log], threads: usize, smallest: u64) -> Vec<Part> {
    let parts_of = |(log, from): (usize, &Log)| {
        let most = if threads > 1 { threads as u64 * PARTS_PER_THREAD } else { 1 };
        let size = from.size().unwrap_or(0);
        let number = most.min(size / smallest);
        let number = if number > 1 && is_plain(from) { number } else { 1 };
        let start = move |part| part * (size / number);
        let end = move |part| if part + 1 == number { u64::MAX } else { start(part + 1) };
        (0..number).map(move |part| Part { log, start: start(part), end: end(part) })
    };
    logs.iter().enumerate().flat_map(parts_of).collect()
}

/// Whether a file is neither compressed nor out of reach, which is told when it is read.
fn is_plain(log: &Log) -> bool {
    let Log::File(path) = log else { return false };
    open(path).and_then(Form::of).is_ok_and(|(form, _)| form == Form::Plain)
}

impl Part {
    /// Counts its lines; tells how many bytes, compressed ones as they are, it reads on the way.
    pub fn count(&self, logs: &[Log], meter: impl FnMut(usize), counter: &mut Counter) -> io::Result<()> {
        let log = &logs[self.log];
        if let (Log::File(path), false) = (log, self.is_whole()) {
            let mut file = open(path)?;
            file.seek(SeekFrom::Start(self.start.saturating_sub(1)))?;
            self.count_lines(BufReader::with_capacity(PIECE, Metered { bytes: file, meter }), counter)
        } else {
            let text = text(Metered { bytes: log.open()?, meter })?;
            self.count_lines(BufReader::with_capacity(PIECE, text), counter)
        }
    }

    fn is_whole(&self) -> bool {
        (self.start, self.end) == (0, u64::MAX)
    }

    /// Counts the lines that begin in the range, the last to its end; the text begins one byte earlier, unless that
    /// is its beginning.
    fn count_lines(&self, mut text: impl BufRead, counter: &mut Counter) -> io::Result<()> {
        let mut at = self.start;
        if at > 0 {
            // The line that stands here belongs to the part where it begins.
            at += text.skip_until(b'\n')? as u64 - 1;
        }
        let mut is_open = false;
        while at < self.end || is_open {
            let piece = match text.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                piece => piece?,
            };
            let len = if at < self.end {
                piece.len().min(usize::try_from(self.end - at).unwrap_or(usize::MAX))
            } else {
                memchr::memchr(b'\n', piece).map_or(piece.len(), |end| end + 1)
            };
            if len == 0 {
                break;
            }
            counter.feed(&piece[..len]);
            is_open = piece[len - 1] != b'\n';
            at += len as u64;
            text.consume(len);
        }
        Ok(())
    }
}

/// Tells how much is read.
struct Metered<R, M> {
    bytes: R,
    meter: M,
}

impl<R: Read, M: FnMut(usize)> Read for Metered<R, M> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        (self.meter)(read);
        Ok(read)
    }
}
