//! Standard output: buffered, honest about what cannot be written, and on a terminal through the user's pager where it
//! is taller than the screen.

use super::pager::Pager;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};

pub struct Stdout {
    out: BufWriter<Box<dyn Write>>,
    paging: Paging,
}

enum Paging {
    Off,
    /// What is written is kept until it is known whether it is taller than the screen.
    Waiting {
        height: usize,
        kept: Vec<u8>,
    },
    On(Pager),
}

impl Stdout {
    pub fn new() -> io::Result<Stdout> {
        Ok(Stdout { out: BufWriter::with_capacity(1 << 16, handle()?), paging: Paging::Off })
    }

    /// From now on, what is taller than the screen goes through a pager.
    pub fn page(&mut self) {
        let size = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
        if let Some((_, height)) = size {
            self.paging = Paging::Waiting { height: usize::from(height.0), kept: Vec::new() };
        }
    }

    /// Everything is written, and the pager closed: what is told now is seen.
    pub fn finish(&mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.paging, Paging::Off) {
            Paging::Off => {}
            Paging::Waiting { kept, .. } => self.out.write_all(&kept)?,
            Paging::On(pager) => pager.wait(),
        }
        self.out.flush()
    }
}

impl Write for Stdout {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        match &mut self.paging {
            Paging::Off => return self.out.write(text),
            Paging::Waiting { height, kept } => {
                kept.extend_from_slice(text);
                // The prompt needs a line too.
                if kept.iter().filter(|&&byte| byte == b'\n').count() < *height {
                    return Ok(text.len());
                }
                let kept = std::mem::take(kept);
                match Pager::start() {
                    Some(mut pager) => {
                        pager.write(&kept);
                        self.paging = Paging::On(pager);
                    }
                    None => {
                        self.paging = Paging::Off;
                        self.out.write_all(&kept)?;
                    }
                }
            }
            Paging::On(pager) => pager.write(text),
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.paging {
            Paging::Off => self.out.flush(),
            _ => Ok(()),
        }
    }
}

/// The stream itself: the standard library's own swallows the error of a stream that is open for reading alone.
#[cfg(unix)]
fn handle() -> io::Result<Box<dyn Write>> {
    use std::os::fd::AsFd;
    Ok(Box::new(File::from(io::stdout().as_fd().try_clone_to_owned()?)))
}

/// The same; but a console needs the standard library, which knows how it takes text.
#[cfg(windows)]
fn handle() -> io::Result<Box<dyn Write>> {
    use std::os::windows::io::AsHandle;
    if io::stdout().is_terminal() {
        return Ok(Box::new(io::stdout()));
    }
    Ok(Box::new(File::from(io::stdout().as_handle().try_clone_to_owned()?)))
}
