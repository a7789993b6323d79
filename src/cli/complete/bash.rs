//! A command line as bash reads it, as far as the cursor. Nothing of it is expanded or run: `$HOME` and `$(rm x)` are
//! letters like any others.

/// How text stands on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quote {
    Bare,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `$'…'`
    Ansi,
}

/// The words of a line, and how its last word goes on.
#[derive(Debug)]
pub struct CommandLine {
    /// The words before the last, without their quotes.
    before: Vec<String>,
    /// The last word, without its quotes.
    word: String,
    /// How much of the last word stays where it is, in bytes.
    kept: usize,
    /// How the text that replaces the rest must be quoted.
    quote: Quote,
    is_quoted: bool,
}

impl CommandLine {
    /// Reads a line; `replaced` is the end of it that readline would replace.
    pub fn new(line: &str, replaced: &str) -> Option<CommandLine> {
        let stays = line.strip_suffix(replaced)?;
        let (mut before, word, quote) = split(line);
        let (kept, kept_word, kept_quote) = split(stays);
        // What readline replaces is never more than the last word.
        let is_last = kept.len() == before.len() && word.starts_with(&kept_word);
        let kept = if is_last { kept_word.len() } else { 0 };
        is_last.then(|| {
            // Assignments before the command are no words of it.
            let command = before.iter().position(|word| !word.contains('=')).unwrap_or(before.len());
            before.drain(..command);
            CommandLine { before, word, kept, quote: kept_quote, is_quoted: quote != Quote::Bare }
        })
    }

    /// The words of another shell, which splits and quotes them itself.
    pub fn read(before: impl Iterator<Item = String>, word: &str, is_quoted: bool) -> CommandLine {
        CommandLine { before: before.collect(), word: word.to_owned(), kept: 0, quote: Quote::Bare, is_quoted }
    }

    /// All words, the last one as far as it is typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.before.iter().map(String::as_str).chain([self.word.as_str()])
    }

    /// The word at the cursor.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// Whether the cursor is inside quotes.
    pub fn is_quoted(&self) -> bool {
        self.is_quoted
    }

    /// What readline puts in, quoted for its place, so that the word becomes `whole`.
    pub fn replacement(&self, whole: &str) -> Option<String> {
        let rest = whole.strip_prefix(self.word.get(..self.kept)?)?;
        Some(rest.chars().map(|c| self.quote.escaped(c)).collect())
    }
}

impl Quote {
    fn escaped(self, c: char) -> String {
        let is_plain = !c.is_ascii() || c.is_ascii_alphanumeric() || "_-.,:=/@%+".contains(c);
        match (self, c) {
            (Quote::Single, '\'') => r"'\''".to_owned(),
            // Between double quotes a backslash would stay beside the mark that recalls old commands.
            (Quote::Double, '!') => "\"'!'\"".to_owned(),
            (Quote::Double, '"' | '$' | '`' | '\\') | (Quote::Ansi, '\'' | '\\') => format!("\\{c}"),
            (Quote::Bare, _) if !is_plain => format!("\\{c}"),
            _ => c.to_string(),
        }
    }
}

/// The words before the last, the last, and the quotes that are open at its end.
fn split(line: &str) -> (Vec<String>, String, Quote) {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = Quote::Bare;
    // Whether there is a word, be it empty.
    let mut is_begun = false;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (Quote::Bare, ' ' | '\t' | '\n') => {
                if std::mem::take(&mut is_begun) {
                    words.push(std::mem::take(&mut word));
                }
                continue;
            }
            (Quote::Bare, '\'') => quote = Quote::Single,
            (Quote::Bare, '"') => quote = Quote::Double,
            (Quote::Bare, '$') if rest.next_if_eq(&'\'').is_some() => quote = Quote::Ansi,
            (Quote::Single | Quote::Ansi, '\'') | (Quote::Double, '"') => quote = Quote::Bare,
            (Quote::Bare | Quote::Ansi, '\\') => word.extend(rest.next()),
            (Quote::Double, '\\') => match rest.next_if(|next| "\"$`\\".contains(*next)) {
                Some(escaped) => word.push(escaped),
                None => word.push('\\'),
            },
            _ => word.push(c),
        }
        is_begun = true;
    }
    (words, word, quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_read_as_bash_reads_them_and_never_run() {
        for (line, words) in [
            ("zcodes lookup ", &["zcodes", "lookup", ""][..]),
            ("zcodes  lookup 'a b", &["zcodes", "lookup", "a b"]),
            ("X=1 zcodes \"a\\\" $HOME \\n\"'' b\\ c", &["zcodes", "a\" $HOME \\n", "b c"]),
            ("zcodes $'it\\'s' '' $(rm", &["zcodes", "it's", "", "$(rm"]),
        ] {
            let line = CommandLine::new(line, "").expect("nothing is replaced");
            assert_eq!(line.words().collect::<Vec<_>>(), words);
        }
    }

    #[test]
    fn what_is_put_in_is_quoted_for_its_place() {
        let text = r#"it's "$1 `x` \ !;"#;
        for (line, replaced, expected) in [
            ("zcodes i", "i", r#"it\'s\ \"\$1\ \`x\`\ \\\ \!\;"#),
            ("zcodes 'it", "it", r#"it'\''s "$1 `x` \ !;"#),
            ("zcodes \"it", "it", r#"it's \"\$1 \`x\` \\ "'!'";"#),
            ("zcodes $'it", "it", r#"it\'s "$1 `x` \\ !;"#),
            ("zcodes it\\'", "", r#"s\ \"\$1\ \`x\`\ \\\ \!\;"#),
        ] {
            let put_in =
                CommandLine::new(line, replaced).and_then(|line| line.replacement(text)).expect("it goes on so");
            assert_eq!(put_in, expected, "{line}");
            let whole = format!("{}{put_in}", line.strip_suffix(replaced).expect("it ends so"));
            assert_eq!(split(&whole).1, text, "{whole}");
        }
    }

    #[test]
    fn what_stays_on_the_line_is_not_put_in_again() {
        let line = CommandLine::new("zcodes list --component=AC,S", "AC,S").expect("it is the end");
        assert_eq!(line.word(), "--component=AC,S");
        assert_eq!(line.replacement("--component=AC,SE").as_deref(), Some("AC,SE"));
        assert_eq!(line.replacement("other"), None);
        assert!(CommandLine::new("zcodes a b", "a b").is_none());
    }

    proptest! {
        #[test]
        fn any_word_can_be_put_in_wherever_it_begins(word in "\\PC{1,12}", typed in 0..12usize, open in "'|\"|\\$'|") {
            let typed: String = word.chars().take(typed).filter(|c| c.is_alphanumeric()).collect();
            prop_assume!(word.starts_with(&typed));
            let line = format!("zcodes {open}{typed}");
            let put_in = CommandLine::new(&line, &typed).and_then(|line| line.replacement(&word));
            let put_in = put_in.expect("the word goes on so");
            prop_assert_eq!(split(&format!("zcodes {open}{put_in}")).1, word);
        }
    }
}
