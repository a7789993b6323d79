//! How the work is cut: large plain files into ranges, everything else in one piece.

use super::source::{Form, Source, decoded, form, open};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};

/// A thread gets about this many parts of a file: the last to finish keeps the others waiting less.
const PARTS_A_THREAD: u64 = 4;

/// A part of a source: all of it, or a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of the source.
    pub source: usize,
    /// Where it begins and, unless it goes on to the end, how long it is.
    range: Option<(u64, Option<u64>)>,
}

/// The parts of all sources, in order; and the size of all, where it is known.
#[derive(Default)]
pub struct Plan {
    pub parts: Vec<Part>,
    pub bytes: Option<u64>,
    /// The sources that cannot be read, by their numbers.
    pub troubles: BTreeMap<usize, io::Error>,
}

impl Plan {
    /// Plans for so many threads; no part of a file that is cut is much smaller than `smallest` bytes.
    pub fn of(sources: &[Source], threads: usize, smallest: u64) -> Plan {
        let mut plan = Plan { bytes: Some(0), ..Plan::default() };
        for (number, source) in sources.iter().enumerate() {
            match size(source) {
                Err(error) => _ = plan.troubles.insert(number, source.trouble(&error)),
                Ok(size) => {
                    plan.bytes = plan.bytes.zip(size).map(|(bytes, size)| bytes + size);
                    let most = if threads > 1 { threads as u64 * PARTS_A_THREAD } else { 1 };
                    plan.cut(number, source, size.unwrap_or(0), most.min(size.unwrap_or(0) / smallest));
                }
            }
        }
        plan
    }

    fn cut(&mut self, number: usize, source: &Source, size: u64, parts: u64) {
        let whole = || vec![Part { source: number, range: None }];
        self.parts.extend(match source {
            // A range that cannot be found now is found out when the file is read.
            Source::File(path) if parts > 1 => {
                open(path).and_then(|file| ranges(number, file, size, size / parts)).unwrap_or_else(|_| whole())
            }
            _ => whole(),
        });
    }
}

impl Part {
    /// Its text, with the compressed bytes that are read for it told on the way.
    pub fn open<'m>(&self, sources: &[Source], meter: impl FnMut(usize) + 'm) -> io::Result<Box<dyn Read + 'm>> {
        match (&sources[self.source], self.range) {
            (Source::File(path), Some((start, len))) => {
                let mut file = open(path)?;
                file.seek(SeekFrom::Start(start))?;
                Ok(Box::new(Metered { bytes: file.take(len.unwrap_or(u64::MAX)), meter }))
            }
            (source, _) => decoded(Box::new(Metered { bytes: source.open()?, meter })),
        }
    }
}

/// The size of a file that has one; an error where it cannot be read.
fn size(source: &Source) -> io::Result<Option<u64>> {
    let Source::File(path) = source else { return Ok(None) };
    let about = fs::metadata(path)?;
    // Opening a pipe may wait for its writer: that is done when its turn comes.
    if about.is_file() || about.is_dir() {
        open(path)?;
    }
    Ok(about.is_file().then_some(about.len()))
}

/// The ranges of a plain file; each begins where nothing is cut in two. The last goes on to the end, wherever that
/// is by then.
fn ranges(source: usize, mut file: File, size: u64, step: u64) -> io::Result<Vec<Part>> {
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head)?;
    let mut starts = vec![0];
    if form(&head) == Form::Plain {
        let mut start = step;
        while start < size {
            start = divide(&mut file, start)?;
            if start < size {
                starts.push(start);
            }
            start += step;
        }
    }
    let is_whole = starts.len() == 1;
    let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
    let parts = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Part { source, range: (!is_whole).then_some((start, end.map(|end| end - start))) });
    Ok(parts.collect())
}

/// The first place from here on where a byte stands that is no part of a code or of a number in brackets, and
/// tells nothing of one that follows.
fn divide(file: &mut File, from: u64) -> io::Result<u64> {
    let mut buffer = [0; 4096];
    let mut at = from;
    file.seek(SeekFrom::Start(from))?;
    loop {
        let read = file.read(&mut buffer)?;
        match buffer[..read].iter().position(|&byte| divides(byte)) {
            Some(place) => return Ok(at + place as u64),
            None if read == 0 => return Ok(at),
            None => at += read as u64,
        }
    }
}

fn divides(byte: u8) -> bool {
    matches!(byte, b'\n' | b'"' | b'\'' | b',' | b':' | b';' | b'=' | b'{' | b'}' | b'|' | 0)
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
