//! Zstandard: all frames of a file, with their checksums, one file at a time, so that memory stays bounded.

use super::gzip::{other_bytes, padding};
use ruzstd::decoding::errors::{FrameDecoderError, FrameHeaderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::error::Error;
use std::io::{self, BufRead, ErrorKind, Read};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The largest window that is decoded, in bytes: what `zstd` makes unless told `--ultra` or `--long`.
const LARGEST_WINDOW: u64 = 8 << 20;

/// A window is large: only one file is decoded at a time, however many threads there are.
static TURN: Mutex<()> = Mutex::new(());

/// The last block of a frame, empty, and room for a checksum: ends a frame that was cut off, so that the decoder gives
/// up what it keeps for later blocks to refer to.
const LAST_BLOCK: [u8; 7] = [1, 0, 0, 0, 0, 0, 0];

pub struct Zstd<R> {
    bytes: R,
    decoder: FrameDecoder,
    frame: Frame,
    _turn: MutexGuard<'static, ()>,
}

/// Where the decoder is.
enum Frame {
    Outside,
    /// In a frame that has given so many bytes of text.
    Inside(u64),
    /// In one that cannot be read on: what is decoded comes first, then the error.
    Broken(io::Error),
}

impl<R: BufRead> Zstd<R> {
    pub fn new(bytes: R) -> Zstd<R> {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(LARGEST_WINDOW);
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        Zstd { bytes, decoder, frame: Frame::Outside, _turn: turn }
    }

    fn begin(&mut self) -> io::Result<bool> {
        while let Some(&first) = self.bytes.fill_buf()?.first() {
            // No frame begins otherwise; the decoder would ask for four bytes to say so.
            if first != 0x28 && first & 0xf0 != 0x50 {
                padding("zstd", &mut self.bytes)?;
                break;
            }
            match self.decoder.reset(&mut self.bytes) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    let skipped = io::copy(&mut self.bytes.by_ref().take(length.into()), &mut io::sink())?;
                    if skipped < length.into() {
                        return Err(broken("ends too early"));
                    }
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::BadMagicNumber(_))) => {
                    return Err(other_bytes("zstd"));
                }
                Err(error) => return Err(explained(error)),
            }
        }
        Ok(false)
    }

    /// Decodes until there is text, or the frame ends.
    fn decode(&mut self) {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            if let Err(error) = self.decoder.decode_blocks(&mut self.bytes, BlockDecodingStrategy::UptoBlocks(1)) {
                self.frame = Frame::Broken(explained(error));
                let _ = self.decoder.decode_blocks(&LAST_BLOCK[..], BlockDecodingStrategy::UptoBlocks(1));
                return;
            }
        }
    }

    /// Whether a frame of this size is what it says it is.
    fn check(&self, size: u64) -> io::Result<()> {
        // A frame need not say how long it is: that is 0.
        let is_whole = [0, size].contains(&self.decoder.content_size());
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            _ if !is_whole => Err(broken("is corrupt (not as long as it says)")),
            (Some(told), Some(real)) if told != real => Err(broken("is corrupt (wrong checksum)")),
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if matches!(self.frame, Frame::Outside) {
                if !self.begin()? {
                    return Ok(0);
                }
                self.frame = Frame::Inside(0);
            }
            if matches!(self.frame, Frame::Inside(_)) {
                self.decode();
            }
            let read = self.decoder.read(buffer)?;
            if let Frame::Inside(size) = &mut self.frame {
                *size += read as u64;
            }
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            match std::mem::replace(&mut self.frame, Frame::Outside) {
                Frame::Inside(size) => self.check(size)?,
                Frame::Broken(error) => return Err(error),
                Frame::Outside => {}
            }
        }
    }
}

fn explained(error: FrameDecoderError) -> io::Error {
    match error {
        FrameDecoderError::WindowSizeTooBig { .. }
        | FrameDecoderError::FrameHeaderError(FrameHeaderError::WindowTooBig { .. }) => io::Error::other(
            "needs more memory than is good; decompress it first: zstd -dc --long=31 FILE | zcodes scan",
        ),
        FrameDecoderError::DictNotProvided { dict_id } => io::Error::other(format!(
            "needs the dictionary {dict_id} that it was compressed with; decompress it first: zstd -dc -D DICTIONARY FILE | zcodes scan"
        )),
        error => {
            let causes = std::iter::successors(Some(&error as &(dyn Error + 'static)), |&error| error.source());
            let mut reading = causes.filter_map(|cause| cause.downcast_ref::<io::Error>());
            match reading.next().map(|error| (error.kind(), error.to_string())) {
                None => broken("is corrupt"),
                Some((ErrorKind::UnexpectedEof, _)) => broken("ends too early"),
                Some((kind, what)) => io::Error::new(kind, what),
            }
        }
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::other(format!("the zstd file {what}; what came before counts"))
}
