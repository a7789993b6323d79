//! Opens a page in the user's browser, as the system does it.

use std::env;
use std::process::{Command, Stdio};

/// Whether a browser was started with this address.
pub fn open(url: &str) -> bool {
    let (program, args): (&str, &[&str]) = if cfg!(windows) {
        // Not `start`: a shell would read the address.
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else if ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"].iter().any(|name| env::var_os(name).is_some()) {
        ("xdg-open", &[])
    } else {
        // It would look for a browser inside the terminal.
        return false;
    };
    let mut command = Command::new(program);
    command.args(args).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
