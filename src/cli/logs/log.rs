//! One input: a file or standard input, decompressed where its first bytes say so, whatever its name.

use super::zstd::Frames;
use flate2::bufread::MultiGzDecoder;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// Where a log comes from.
#[derive(Clone, Debug)]
pub enum Log {
    Stdin,
    File(PathBuf),
}

/// The beginnings of compressed files, and what they are.
const MAGICS: [(&[u8], Form); 3] = [
    (&[0x1f, 0x8b], Form::Gzip),
    (&[0x28, 0xb5, 0x2f, 0xfd], Form::Zstd),
    // A frame to skip, where several threads have compressed: the low half of the first byte is free.
    (&[0x50, 0x2a, 0x4d, 0x18], Form::Zstd),
];

/// What the bytes of an input are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Plain,
    Gzip,
    Zstd,
}

impl Log {
    pub fn of(argument: &OsStr) -> Log {
        if argument == "-" { Log::Stdin } else { Log::File(argument.into()) }
    }

    /// The name in output.
    pub fn name(&self) -> String {
        match self {
            Log::Stdin => "-".to_owned(),
            Log::File(path) => path.display().to_string(),
        }
    }

    /// What went wrong with it, by its name.
    pub fn error(&self, error: &io::Error) -> io::Error {
        let name = match self {
            Log::Stdin => "standard input".to_owned(),
            Log::File(path) => path.display().to_string(),
        };
        // Not the kind of the error itself: a closed pipe here is no reader of ours that went away.
        io::Error::other(format!("{name}: {error}"))
    }

    /// Its bytes as they are.
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Log::Stdin => Box::new(io::stdin()),
            Log::File(path) => Box::new(open(path)?),
        })
    }

    /// The size of a file that has one, in bytes.
    pub fn size(&self) -> Option<u64> {
        let Log::File(path) = self else { return None };
        // Opening a pipe to ask for more may wait for its writer.
        fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|about| about.len())
    }

    /// Its text, decompressed.
    pub fn text(&self) -> io::Result<Box<dyn Read>> {
        decoded(self.open()?)
    }
}

/// A file that can be read.
pub fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path);
    // Where a directory cannot be opened, the error says nothing of directories.
    if path.is_dir() {
        return Err(io::Error::other("is a directory; name the files in it"));
    }
    file
}

/// What a file is by its first bytes.
pub fn form_of(mut file: impl Read) -> io::Result<Form> {
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head)?;
    Ok(form(&head))
}

fn form(head: &[u8]) -> Form {
    let is_magic = |(magic, _): &&(&[u8], Form)| head.len() >= magic.len() && is_prefix(&head[..magic.len()], magic);
    MAGICS.iter().find(is_magic).map_or(Form::Plain, |&(_, form)| form)
}

/// The text behind compressed bytes, or the bytes themselves.
pub fn decoded<'r>(mut bytes: Box<dyn Read + 'r>) -> io::Result<Box<dyn Read + 'r>> {
    let mut head = Vec::new();
    // No byte more than needed: someone may be waiting for the answer to a short first line.
    while form(&head) == Form::Plain && MAGICS.iter().any(|(magic, _)| is_prefix(&head, magic)) {
        let mut next = [0];
        match bytes.read(&mut next) {
            Ok(0) => break,
            Ok(_) => head.push(next[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let form = form(&head);
    let bytes = Cursor::new(head).chain(bytes);
    Ok(match form {
        Form::Plain => Box::new(bytes),
        Form::Gzip => Box::new(Gzip(MultiGzDecoder::new(BufReader::new(bytes)))),
        Form::Zstd => Box::new(Frames::new(BufReader::new(bytes))),
    })
}

fn is_prefix(head: &[u8], magic: &[u8]) -> bool {
    let same = |(at, (&a, &b)): (usize, (&u8, &u8))| a == b || (at == 0 && b == 0x50 && a & 0xf0 == b);
    head.len() <= magic.len() && head.iter().zip(magic).enumerate().all(same)
}

/// gzip, with errors that say what is wrong with the file.
struct Gzip<R>(MultiGzDecoder<R>);

impl<R: io::BufRead> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => io::Error::other("the gzip file ends too early; what came before counts"),
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                io::Error::other(format!("the gzip file is corrupt ({error}); what came before counts"))
            }
            _ => error,
        })
    }
}
