//! Zstandard: all frames of a file, with their checksums, one file at a time, so that memory stays bounded.

use ruzstd::decoding::errors::{FrameDecoderError, FrameHeaderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, Read};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The largest window that is decoded, in bytes: what `zstd` makes unless told `--ultra` or `--long`.
const LARGEST_WINDOW: u64 = 8 << 20;

/// A window is large: only one file is decoded at a time, however many threads there are.
static TURN: Mutex<()> = Mutex::new(());

/// The text of all frames.
pub struct Frames<R> {
    bytes: R,
    decoder: FrameDecoder,
    in_frame: bool,
    _turn: MutexGuard<'static, ()>,
}

impl<R: BufRead> Frames<R> {
    pub fn new(bytes: R) -> Frames<R> {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(LARGEST_WINDOW);
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        Frames { bytes, decoder, in_frame: false, _turn: turn }
    }

    /// Begins the next frame, if there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.bytes.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.bytes) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.bytes.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(corrupt(&error)),
            }
        }
        Ok(false)
    }

    fn check(&self) -> io::Result<()> {
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            (Some(told), Some(real)) if told != real => {
                Err(io::Error::other("the zstd file is corrupt: wrong checksum"))
            }
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.in_frame {
                if !self.begin()? {
                    return Ok(0);
                }
                self.in_frame = true;
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let decoded = self.decoder.decode_blocks(&mut self.bytes, BlockDecodingStrategy::UptoBlocks(1));
                decoded.map_err(|error| corrupt(&error))?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.check()?;
            self.in_frame = false;
        }
    }
}

fn corrupt(error: &FrameDecoderError) -> io::Error {
    match error {
        FrameDecoderError::WindowSizeTooBig { .. }
        | FrameDecoderError::FrameHeaderError(FrameHeaderError::WindowTooBig { .. }) => io::Error::other(
            "needs more memory than is good; decompress it first: zstd -dc --long=31 FILE | zcodes scan",
        ),
        _ => io::Error::other(format!("the zstd file is corrupt or cut off ({error}); what came before counts")),
    }
}
