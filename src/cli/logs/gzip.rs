//! gzip: all members of a file, and what may follow them.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, ErrorKind, Read};

pub struct Gzip<R> {
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Gzip<R> {
    pub fn new(bytes: R) -> Gzip<R> {
        Gzip { member: Some(GzDecoder::new(bytes)) }
    }
}

impl<R: BufRead> Read for Gzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let read = member.read(buffer).map_err(explained)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let mut bytes = self.member.take().expect("it has just been read").into_inner();
            if bytes.fill_buf()?.first() == Some(&0x1f) {
                self.member = Some(GzDecoder::new(bytes));
            } else {
                padding("gzip", bytes)?;
            }
        }
        Ok(0)
    }
}

/// What follows the data of a compressed file: nothing, or zeros to fill a block.
pub fn padding(form: &str, bytes: impl BufRead) -> io::Result<()> {
    for byte in bytes.bytes() {
        if byte? != 0 {
            return Err(other_bytes(form));
        }
    }
    Ok(())
}

pub fn other_bytes(form: &str) -> io::Error {
    io::Error::other(format!("other bytes follow the {form} data and are not read"))
}

fn explained(error: io::Error) -> io::Error {
    let what = match error.kind() {
        ErrorKind::UnexpectedEof => "ends too early",
        ErrorKind::InvalidInput | ErrorKind::InvalidData => "is corrupt",
        _ => return error,
    };
    io::Error::other(format!("the gzip file {what}; what came before counts"))
}
