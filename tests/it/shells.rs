//! Tab and Enter, pressed in real shells on a real terminal, which `script` provides. What then runs is `zcodes` with
//! exactly the words that were meant: no file name and no text is split, expanded or run. A missing shell is a
//! failure that names its package, never a silent pass. PowerShell is not tried: it cannot be had here.

use crate::files;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs};

/// How long a shell may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is typed before Tab, and the words that then run.
const LINES: [(&str, &[&str]); 10] = [
    ("zcodes completi", &["completions"]),
    ("zcodes lookup BRK_MT_SETUP_TIMEO", &["lookup", "BRK_MT_SETUP_TIMEOUT"]),
    ("zcodes lookup brk_mt_setup_timeo", &["lookup", "brk_mt_setup_timeout"]),
    ("zcodes lookup -8 brk_mt_setup_timeo", &["lookup", "-8", "brk_mt_setup_timeout"]),
    ("zcodes lookup 'SE: Connection request timed", &["lookup", "SE: Connection request timed out"]),
    ("zcodes lookup \"se: connection request timed", &["lookup", "se: connection request timed out"]),
    ("zcodes list --component s", &["list", "--component", "se"]),
    ("zcodes list --component=AC,S", &["list", "--component=AC,SE"]),
    ("zcodes scan --only-m", &["scan", "--only-matching"]),
    ("zcodes scan ~/home", &["scan", "$HOME/home.log"]),
];

/// Names of files, each typed as far as its number.
const FILES: [&str; 24] = [
    "01$(touch pwned).log",
    "02`touch pwned`",
    "03;touch pwned;",
    "04&touch pwned&",
    "05|touch pwned",
    "06\ntouch pwned",
    "07 two words",
    "08 it's",
    "09 \"quoted\"",
    "10$HOME",
    "11*",
    "12?",
    "13[a-z]",
    "14{a,b}",
    "15!!",
    "16 #x",
    "17\\",
    "18>pwned",
    "19<pwned",
    "20(touch pwned)",
    "21~",
    "22 é“”’—",
    "23=x:y",
    "24\u{1b}[31m",
];

#[test]
#[ignore = "needs the Debian packages bash and bsdutils"]
fn bash_runs_what_was_meant() {
    check(&bash("source <(zcodes completions bash)"));
}

#[test]
#[ignore = "needs the Debian packages bash, bash-completion and bsdutils"]
fn bash_with_its_completion_package_runs_what_was_meant() {
    let package = "/usr/share/bash-completion/bash_completion";
    assert!(Path::new(package).exists(), "the Debian package bash-completion is missing");
    let folder = "$HOME/.local/share/bash-completion/completions";
    check(&bash(&format!("source {package}; mkdir -p {folder}; zcodes completions bash > {folder}/zcodes")));
}

#[test]
#[ignore = "needs the Debian packages zsh and bsdutils"]
fn zsh_runs_what_was_meant() {
    check(&zsh("autoload -Uz compinit && compinit -u -D; source <(zcodes completions zsh)"));
}

#[test]
#[ignore = "needs the Debian packages zsh and bsdutils"]
fn zsh_runs_what_was_meant_from_the_first_tab_with_a_package() {
    check(&zsh(
        r#"zcodes completions zsh > "$HOME/_zcodes"; fpath=("$HOME" $fpath); autoload -Uz compinit && compinit -u -D"#,
    ));
}

#[test]
#[ignore = "needs the Debian packages fish and bsdutils"]
fn fish_runs_what_was_meant() {
    check(&Shell {
        name: "fish",
        start: "fish --no-config -i -C 'source $HOME/settings'",
        settings_file: "settings",
        settings: "zcodes completions fish | source; function fish_prompt; touch $READY; end".to_owned(),
        quoted: |text| format!("'{}", text.replace('\\', "\\\\").replace('\'', "\\'")),
        // After these, fish leaves quotes open, as if more were to come.
        end: |word| if word.ends_with(['/', '=', '@', ':', '.', ',', '-']) { "'" } else { "" },
    });
}

#[test]
#[ignore = "needs the Debian packages elvish and bsdutils"]
fn elvish_runs_what_was_meant() {
    check(&Shell {
        name: "elvish",
        start: "elvish -rc $HOME/settings",
        settings_file: "settings",
        settings: "eval (zcodes completions elvish | slurp); set edit:prompt = { touch $E:READY; put '> ' }".to_owned(),
        quoted: |text| format!("'{}", text.replace('\'', "''")),
        // A name whose quotes must be added is shown first, and Enter accepts it.
        end: |_| "\r",
    });
}

/// A shell, how it is started, and how a text begins there in quotes that are still open.
struct Shell {
    name: &'static str,
    start: &'static str,
    settings_file: &'static str,
    settings: String,
    quoted: fn(&str) -> String,
    /// What this word needs after Tab, before Enter.
    end: fn(&str) -> &'static str,
}

fn bash(settings: &str) -> Shell {
    Shell {
        name: "bash",
        start: "bash --noprofile --rcfile $HOME/settings -i",
        settings_file: "settings",
        settings: format!("{settings}\nPROMPT_COMMAND='touch \"$READY\"'\n"),
        quoted: posix_quoted,
        end: |_| "",
    }
}

fn zsh(settings: &str) -> Shell {
    Shell {
        name: "zsh",
        start: "zsh --no-global-rcs -i",
        settings_file: ".zshrc",
        settings: format!("{settings}\nzle-line-init() {{ touch \"$READY\" }}; zle -N zle-line-init\n"),
        quoted: posix_quoted,
        end: |_| "",
    }
}

/// Single quotes keep everything but themselves. Between double quotes `!` would recall an old command.
fn posix_quoted(text: &str) -> String {
    if !text.contains('\'') || text.contains('!') {
        return format!("'{}", text.replace('\'', r"'\''"));
    }
    text.chars()
        .fold("\"".to_owned(), |quoted, c| if "\"\\$`".contains(c) { quoted + "\\" } else { quoted } + &c.to_string())
}

fn check(shell: &Shell) {
    let mut session = Session::start(shell);
    let home = session.folder.to_string_lossy().into_owned();
    let mut cases: Vec<(String, Vec<String>)> = Vec::new();
    for (typed, words) in LINES {
        cases.push((typed.to_owned(), words.iter().map(|word| word.replace("$HOME", &home)).collect()));
    }
    for name in FILES {
        cases.push((format!("zcodes scan {}", &name[..2]), vec!["scan".to_owned(), name.to_owned()]));
    }
    for (beginning, text) in texts() {
        let typed = format!("zcodes lookup {}", (shell.quoted)(beginning));
        cases.push((typed, vec!["lookup".to_owned(), text.to_owned()]));
    }
    let mut wrong = Vec::new();
    for (typed, expected) in cases {
        let end = expected.last().map_or("", |word| (shell.end)(word));
        let ran = session.ran(&typed, end);
        if ran.as_ref() != Some(&expected) {
            wrong.push(format!("{typed}<Tab><Enter> ran {ran:?}, not {expected:?}"));
            // What still stands on the line is no part of the next case.
            session = Session::start(shell);
        }
        if wrong.len() == 10 {
            break;
        }
    }
    assert!(wrong.is_empty(), "{}, {} cases:\n{}", shell.name, wrong.len(), wrong.join("\n"));
    assert!(!session.folder.join("files/pwned").exists(), "{}: a file name was run", shell.name);
}

/// Every text of the tables, behind a beginning of it that no other name has.
fn texts() -> Vec<(&'static str, &'static str)> {
    let texts: BTreeSet<_> =
        zcodes::entries().flat_map(|entry| entry.status().into_iter().chain(entry.aliases())).collect();
    // Other entries may show the same text, or one that only punctuation tells apart: then Tab has to ask.
    let letters = |text: &str| text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let names_of = |entry: zcodes::Entry| entry.code().into_iter().chain(entry.status()).chain(entry.aliases());
    let names: Vec<_> = zcodes::entries().flat_map(names_of).map(letters).collect();
    let beginning = |text: &'static str| {
        let beginning = &text[..text.char_indices().next_back()?.0];
        let same = names.iter().filter(|name| name.starts_with(&letters(beginning))).count();
        (same == 1).then_some((beginning, text))
    };
    texts.into_iter().filter_map(beginning).collect()
}

/// A shell in which keys are pressed. Its `zcodes` completes, but else only writes down the words it gets.
struct Session {
    terminal: Terminal,
    folder: PathBuf,
}

impl Session {
    fn start(shell: &Shell) -> Session {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let found = Command::new(shell.name).arg("--version").stdout(Stdio::null()).status();
        found.unwrap_or_else(|error| {
            panic!("{0} does not start ({error}); it is in the Debian package {0}", shell.name)
        });
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = files::folder(&format!("tab-{}-{number}", shell.name));
        let program = format!(
            "if [ -n \"$COMPLETE\" ] || [ \"$1\" = completions ] && [ -n \"$2\" ]; then exec '{}' \"$@\"; fi\n\
             printf '%s\\0' \"$@\" > \"$RAN.part\"; mv \"$RAN.part\" \"$RAN\"",
            env!("CARGO_BIN_EXE_zcodes")
        );
        let write =
            |name: &str, text: &str| fs::write(folder.join(name), text).expect("the build folder can be written");
        for name in ["bin", "files"] {
            fs::create_dir(folder.join(name)).expect("the build folder can be written");
        }
        files::write_script(&folder.join("bin/zcodes"), &program);
        write(shell.settings_file, &shell.settings);
        write("home.log", "");
        FILES.iter().for_each(|name| write(&format!("files/{name}"), ""));
        let path = format!("{}:{}", folder.join("bin").display(), env::var("PATH").unwrap_or_default());
        let mut script = Command::new("script");
        script.args(["--quiet", "--command", shell.start, "/dev/null"]).current_dir(folder.join("files"));
        for (variable, file) in [("HOME", ""), ("ZDOTDIR", ""), ("READY", "ready"), ("RAN", "ran")] {
            script.env(variable, folder.join(file).as_os_str().to_string_lossy().trim_end_matches('/'));
        }
        script.env("PATH", path).env("SHELL", "/bin/sh").env("TERM", "xterm").env("LC_ALL", "C.UTF-8");
        script.env_remove("COMPLETE").env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
        let session = Session { terminal: Terminal::start(script), folder };
        assert!(session.written("ready").is_some(), "{} did not start", shell.name);
        session
    }

    /// The words that zcodes gets after this line, Tab, what `end` adds, and Enter.
    fn ran(&mut self, typed: &str, end: &str) -> Option<Vec<String>> {
        self.terminal.write(&format!("{typed}\t{end}\r"));
        let ran = self.written("ran")?;
        self.written("ready");
        Some(ran.split_terminator('\0').map(str::to_owned).collect())
    }

    /// What stands in a file, as soon as it is there; the file is removed.
    fn written(&self, name: &str) -> Option<String> {
        let file = self.folder.join(name);
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            if let Ok(text) = fs::read(&file) {
                fs::remove_file(&file).expect("it was there");
                return Some(String::from_utf8_lossy(&text).into_owned());
            }
            sleep(Duration::from_millis(2));
        }
        None
    }
}

/// A terminal with a program in it; both end with the test, however it ends.
struct Terminal(Child);

impl Terminal {
    fn start(mut script: Command) -> Terminal {
        script.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Terminal(script.spawn().expect("script starts; it is in the Debian package bsdutils"))
    }

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
