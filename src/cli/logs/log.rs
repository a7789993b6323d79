//! One input: a file or standard input, decompressed where its first bytes say so, whatever its name.

use super::form::Form;
use super::gzip::Gzip;
use super::utf16::Utf16;
use super::zstd::Zstd;
use crate::render::clean;
use same_file::Handle;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// Where a log comes from.
#[derive(Clone, Debug)]
pub enum Log {
    Stdin,
    File(PathBuf),
}

impl Log {
    pub fn new(argument: &OsStr) -> Log {
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
            // On one line: a line break in a name is no second message.
            Log::File(path) => clean::line(&path.to_string_lossy()).into_owned(),
        };
        // Not the kind of the error itself: a closed pipe here is no reader of ours that went away.
        io::Error::other(format!("{name}: {error}"))
    }

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

    /// Whether it is the file that results are written to: reading it would never end.
    pub fn is_output(&self) -> bool {
        // Only files: a terminal or the null device may well be both, and a pipe must not be opened twice.
        let own = match self {
            Log::Stdin => Handle::stdin().ok(),
            Log::File(path) => self.size().and_then(|_| Handle::from_path(path).ok()),
        };
        let own = own.filter(|own| own.as_file().metadata().is_ok_and(|about| about.is_file()));
        own.is_some() && own == Handle::stdout().ok()
    }

    /// Its text, whatever its form.
    pub fn text(&self) -> io::Result<Box<dyn Read>> {
        text(self.open()?)
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

/// The text of bytes, unpacked and decoded where they say that they are not plain.
pub fn text<'r>(bytes: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let (form, bytes) = Form::of(bytes)?;
    Ok(match form {
        Form::Plain => Box::new(bytes),
        Form::Gzip => plain(Gzip::new(BufReader::new(bytes)))?,
        Form::Zstd => plain(Zstd::new(BufReader::new(bytes)))?,
        Form::Utf16(order) => Box::new(Utf16::new(bytes, order)),
        Form::Other(name, command) => {
            let remedy = format!("is {name}, which is not read; unpack it: {command} FILE | zcodes scan");
            return Err(io::Error::other(remedy));
        }
    })
}

/// The text of what was compressed: of what it may be, only UTF-16 is no text yet.
fn plain<'r>(text: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let (form, text) = Form::of(text)?;
    Ok(match form {
        Form::Utf16(order) => Box::new(Utf16::new(text, order)),
        _ => Box::new(text),
    })
}
