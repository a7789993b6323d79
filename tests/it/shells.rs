//! Tab, pressed in real shells on a real terminal, which `script` provides. A missing shell is a failure that names
//! its package, never a silent pass.

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What is typed before Tab, and what then stands on the line.
const CASES: [(&str, &str); 9] = [
    ("zcodes comple", "zcodes completions"),
    ("zcodes lookup BRK_MT_SETUP_TIMEO", "zcodes lookup BRK_MT_SETUP_TIMEOUT"),
    ("zcodes lookup brk_mt_setup_timeo", "zcodes lookup brk_mt_setup_timeout"),
    ("zcodes lookup -8 brk_mt_setup_timeo", "zcodes lookup -8 brk_mt_setup_timeout"),
    ("zcodes lookup 'SE: Connection request timed", "zcodes lookup 'SE: Connection request timed out'"),
    ("zcodes lookup \"se: connection request timed", "zcodes lookup \"se: connection request timed out\""),
    ("zcodes list --component s", "zcodes list --component se"),
    ("zcodes list --component=AC,S", "zcodes list --component=AC,SE"),
    ("zcodes completions ba", "zcodes completions bash"),
];

/// The key that makes the shell write its line to `$RESULT`.
const REPORT: &str = "\x07";

/// How long a shell may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
#[ignore = "needs the Debian packages bash and bsdutils"]
fn bash_completes() {
    let settings = r#"
        source <(zcodes completions bash)
        report() { printf '%s' "$READLINE_LINE" > "$RESULT.part"; mv "$RESULT.part" "$RESULT"; }
        bind -x '"\C-g": report'
        PROMPT_COMMAND='touch "$READY"'
    "#;
    check("bash", "bash --noprofile --rcfile \"$SETTINGS\" -i", settings);
}

#[test]
#[ignore = "needs the Debian packages zsh and bsdutils"]
fn zsh_completes() {
    check_zsh("autoload -Uz compinit && compinit -u -D; source <(zcodes completions zsh)");
}

#[test]
#[ignore = "needs the Debian packages zsh and bsdutils"]
fn zsh_completes_at_the_first_tab_from_a_package() {
    check_zsh(
        r#"zcodes completions zsh > "$HOME/_zcodes"; fpath=("$HOME" $fpath); autoload -Uz compinit && compinit -u -D"#,
    );
}

#[test]
#[ignore = "needs the Debian packages fish and bsdutils"]
fn fish_completes() {
    let settings = r#"
        zcodes completions fish | source
        function report; commandline > "$RESULT.part"; mv "$RESULT.part" "$RESULT"; end
        bind \cg report
        function fish_prompt; touch "$READY"; end
    "#;
    check("fish", "fish --no-config -i -C 'source $SETTINGS'", settings);
}

fn check_zsh(completions: &str) {
    let report = r#"
        report() { printf '%s' "$BUFFER" > "$RESULT.part"; mv "$RESULT.part" "$RESULT" }
        zle -N report
        bindkey '^G' report
        precmd() { touch "$READY" }
    "#;
    check("zsh", "zsh --no-global-rcs -i", &format!("{completions}\n{report}"));
}

fn check(shell: &str, start: &str, settings: &str) {
    static SESSION: AtomicUsize = AtomicUsize::new(0);
    let found = Command::new(shell).arg("--version").stdout(Stdio::null()).status();
    found.unwrap_or_else(|error| panic!("{shell} does not start ({error}); it is in the Debian package {shell}"));
    let mut wrong = Vec::new();
    for (typed, expected) in CASES {
        let session = SESSION.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tab-{shell}-{session}"));
        let line = pressed(&folder, start, settings, typed);
        // Shells add a blank after a finished word, each by its own rules.
        if line.trim_end() != expected {
            wrong.push(format!("{typed}<Tab> gave {line:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{shell}:\n{}", wrong.join("\n"));
}

/// The line after what is typed and Tab, in a shell of its own.
fn pressed(folder: &Path, start: &str, settings: &str, typed: &str) -> String {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("the build folder can be written");
    let (ready, result) = (folder.join("ready"), folder.join("result"));
    // zsh insists on this name; the others are told it.
    let file = folder.join(".zshrc");
    fs::write(&file, settings).expect("the build folder can be written");
    let mut terminal = Terminal(
        Command::new("script")
            .args(["--quiet", "--command", start, "/dev/null"])
            .env("HOME", folder)
            .env("ZDOTDIR", folder)
            .env("SETTINGS", &file)
            .env("READY", &ready)
            .env("RESULT", &result)
            .env("PATH", path())
            .env("SHELL", "/bin/sh")
            .env("TERM", "xterm")
            .env_remove("COMPLETE")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("script starts; it is in the Debian package bsdutils"),
    );
    wait_for(&ready);
    terminal.write(&format!("{typed}\t{REPORT}"));
    wait_for(&result);
    fs::read_to_string(result).expect("the shell wrote its line")
}

/// The path with the program under test in front.
fn path() -> std::ffi::OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_zcodes"));
    let first = program.parent().expect("the program is in a folder").to_owned();
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(first).chain(env::split_paths(&rest))).expect("no folder has a colon in its name")
}

fn wait_for(file: &Path) {
    let begin = Instant::now();
    while !file.exists() {
        assert!(begin.elapsed() < PATIENCE, "the shell did not write {}", file.display());
        sleep(Duration::from_millis(20));
    }
}

/// A terminal with a shell in it; both end with the test, however it ends.
struct Terminal(Child);

impl Terminal {
    fn write(&mut self, keys: &str) {
        let input = self.0.stdin.as_mut().expect("the input is piped");
        input.write_all(keys.as_bytes()).and_then(|()| input.flush()).expect("the terminal takes keys");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
