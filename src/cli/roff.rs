//! Writes a man page in the language of the `man` macros. Knows nothing of this program's commands.

pub struct ManPage(String);

impl ManPage {
    /// A page of section 1, and what it belongs to. It has no date: the version says how new it is.
    pub fn new(title: &str, version: &str) -> ManPage {
        ManPage(format!(".TH \"{}\" \"1\" \"\" \"{}\" \"User Commands\"\n", escaped(title), escaped(version)))
    }

    pub fn section(&mut self, title: &str) {
        self.request("SH", &[&title.to_ascii_uppercase()]);
    }

    pub fn subsection(&mut self, title: &str) {
        self.request("SS", &[title]);
    }

    pub fn paragraph(&mut self, text: &str) {
        self.request("PP", &[]);
        self.text(text);
    }

    /// What is explained, in bold; the texts after it are its explanation.
    pub fn item(&mut self, name: &str) {
        self.request("TP", &[]);
        self.request("B", &[name]);
    }

    /// Text to be filled into lines.
    pub fn text(&mut self, text: &str) {
        // A line that begins with a period or a quote would be taken for a request.
        let guard = if text.starts_with(['.', '\'']) { "\\&" } else { "" };
        self.0.push_str(&format!("{guard}{}\n", escaped(text)));
    }

    pub fn lines<L: AsRef<str>>(&mut self, lines: impl Iterator<Item = L>) {
        self.request("EX", &[]);
        lines.for_each(|line| self.text(line.as_ref()));
        self.request("EE", &[]);
    }

    pub fn into_text(self) -> String {
        self.0
    }

    fn request(&mut self, name: &str, arguments: &[&str]) {
        let quoted = arguments.iter().map(|argument| format!(" \"{}\"", escaped(argument).replace('"', "\\(dq")));
        self.0.push_str(&format!(".{name}{}\n", quoted.collect::<String>()));
    }
}

/// Text in which a typesetter changes nothing: quotes stay straight, hyphens can be copied into a shell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\e"),
            '-' => escaped.push_str("\\-"),
            '\'' => escaped.push_str("\\(aq"),
            '`' => escaped.push_str("\\(ga"),
            '^' => escaped.push_str("\\(ha"),
            '~' => escaped.push_str("\\(ti"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_taken_for_a_request() {
        let mut page = ManPage(String::new());
        page.text(".TH 'x' \\d --all");
        page.subsection("say \"it\"");
        assert_eq!(page.into_text(), "\\&.TH \\(aqx\\(aq \\ed \\-\\-all\n.SS \"say \\(dqit\\(dq\"\n");
    }
}
