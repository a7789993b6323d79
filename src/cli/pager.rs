//! The user's pager: `ZCODES_PAGER`, `PAGER`, else `less`. Where none can be started, everything is printed.

use std::env;
use std::io::Write;
use std::process::{Child, Command, Stdio};

/// Colors are shown, what fits is printed, the text stays on the screen, and Ctrl-C ends it.
const LESS: &str = "FRXK";

pub struct Pager(Child);

impl Pager {
    /// Starts the pager; `None` if the user wants none or there is none.
    pub fn start() -> Option<Pager> {
        let chosen = ["ZCODES_PAGER", "PAGER"].into_iter().find_map(|name| env::var(name).ok());
        let chosen = chosen.unwrap_or_else(|| "less".to_owned());
        let mut words = chosen.split_whitespace();
        let program = words.next().filter(|&program| program != "cat")?;
        let mut command = Command::new(program);
        command.args(words).stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            command.env("LESS", LESS);
        }
        stay_until_it_ends();
        command.spawn().ok().map(Pager)
    }

    /// Shows more. A user who has left the pager has seen enough: that is no failure.
    pub fn write(&mut self, text: &[u8]) {
        if self.0.stdin.as_mut().is_some_and(|input| input.write_all(text).is_err()) {
            self.0.stdin = None;
        }
    }

    /// Says that nothing follows, and waits until the user leaves.
    pub fn wait(mut self) {
        let _ = self.0.wait();
    }
}

/// Ctrl-C is for the pager: a program that ended before it would leave two readers at one terminal.
fn stay_until_it_ends() {
    #[cfg(unix)]
    {
        let ignored = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, ignored);
    }
}
