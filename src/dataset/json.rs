//! JSON with line numbers: every value is read as raw text, whose place in the file tells its line.

use super::{Located, Problem};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// Reads the values of one file and notes what is wrong with them.
pub struct Reader<'a, 'p> {
    stem: &'a str,
    text: &'a str,
    /// Where each line but the first begins.
    lines: Vec<usize>,
    problems: &'p mut Vec<Problem>,
}

impl<'a, 'p> Reader<'a, 'p> {
    pub fn new(stem: &'a str, text: &'a str, problems: &'p mut Vec<Problem>) -> Reader<'a, 'p> {
        let lines = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Reader { stem, text, lines, problems }
    }

    pub fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem { stem: self.stem.to_owned(), line, what: what.into() });
    }

    /// The file's one value, an object with these keys at least.
    pub fn root<T>(&mut self, required: &[&str], read: impl FnOnce(&mut Object) -> T) -> Option<T> {
        self.raw().map(|raw| self.object(raw, required, read))
    }

    pub fn raw(&mut self) -> Option<&'a RawValue> {
        serde_json::from_str(self.text)
            .map_err(|error| {
                let what = error.to_string();
                let what = what.split(" at line ").next().unwrap_or_default();
                self.problem(error.line().max(1), format!("not JSON: {what} (column {})", error.column()));
            })
            .ok()
    }

    /// Reads an object. Keys that are missing, stand twice or are not asked for are problems.
    fn object<T>(&mut self, raw: &'a RawValue, required: &[&str], read: impl FnOnce(&mut Object) -> T) -> T {
        let line = self.line(raw);
        let Some(members) = Members::read(raw) else {
            let what = match shape(raw) {
                "an object" => "half a character in a key (\\ud800 to \\udfff by itself); correct it".to_owned(),
                other => format!("expected an object {{…}} with {}, not {other}", required.join(", ")),
            };
            self.problem(line, what);
            return read(&mut Object { line: 0, members: Vec::new(), known: Vec::new(), reader: self });
        };
        for name in required.iter().filter(|&name| members.iter().all(|(given, _)| given != name)) {
            self.problem(line, format!("{name:?} is missing; add it"));
        }
        let mut object = Object { line, members, known: Vec::new(), reader: self };
        let value = read(&mut object);
        let Object { members, known, .. } = object;
        self.check_keys(&members, &known);
        value
    }

    fn check_keys(&mut self, members: &[(String, &RawValue)], known: &[&str]) {
        let mut lines = HashMap::new();
        for (name, value) in members {
            let line = self.line(value);
            if !known.contains(&name.as_str()) {
                self.problem(line, format!("unknown key {name:?}; the keys here are {}", known.join(", ")));
            }
            if let Some(first) = lines.insert(name, line) {
                self.problem(line, format!("key {name:?} is already on line {first}; keep one"));
            }
        }
    }

    fn array(&mut self, raw: &'a RawValue) -> Vec<&'a RawValue> {
        serde_json::from_str(raw.get()).unwrap_or_else(|_| {
            self.problem(self.line(raw), format!("expected an array […], not {}", shape(raw)));
            Vec::new()
        })
    }

    /// A text. One that is refused is on no line, so that nothing else is said of it.
    fn text(&mut self, raw: &'a RawValue) -> Located {
        let line = self.line(raw);
        let Ok(text) = serde_json::from_str::<String>(raw.get()) else {
            let what = match shape(raw) {
                "a text" => {
                    "half a character in the text (\\ud800 to \\udfff by itself); write the character".to_owned()
                }
                other => format!("expected a text in double quotes, not {other}"),
            };
            self.problem(line, what);
            return Located::default();
        };
        if text.is_empty() {
            self.problem(line, "the text is empty; write it or leave it out");
            return Located::default();
        }
        if u16::try_from(text.len()).is_err() {
            self.problem(line, "the text is longer than 65,535 bytes; shorten it");
            return Located::default();
        }
        if text.trim() != text {
            self.problem(line, format!("spaces around {text:?}; remove them"));
        }
        if let Some(unseen) = text.chars().find(|&c| is_unseen(c)) {
            let what = format!("control or invisible character {} in the text; remove it", unseen.escape_unicode());
            self.problem(line, what);
        }
        Located { text, line }
    }

    fn line(&self, raw: &RawValue) -> usize {
        let at = raw.get().as_ptr() as usize - self.text.as_ptr() as usize;
        1 + self.lines.partition_point(|&start| start <= at)
    }
}

/// An object that is being read. A key that is asked for is a known one.
pub struct Object<'a, 'r, 'p> {
    /// 0 where something else is in its place.
    pub line: usize,
    members: Vec<(String, &'a RawValue)>,
    known: Vec<&'static str>,
    reader: &'r mut Reader<'a, 'p>,
}

impl<'a> Object<'a, '_, '_> {
    pub fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.reader.problem(line, what);
    }

    /// A text that must be there: where it is not, that has been said.
    pub fn text(&mut self, key: &'static str) -> Located {
        self.optional(key).unwrap_or_default()
    }

    pub fn optional(&mut self, key: &'static str) -> Option<Located> {
        self.get(key).map(|raw| self.reader.text(raw))
    }

    /// A list of texts; an absent one has none.
    pub fn texts(&mut self, key: &'static str) -> Vec<Located> {
        self.array(key).into_iter().map(|raw| self.reader.text(raw)).collect()
    }

    /// A list of objects; an absent one has none.
    pub fn objects<T>(&mut self, key: &'static str, required: &[&str], read: fn(&mut Object) -> T) -> Vec<T> {
        self.array(key).into_iter().map(|raw| self.reader.object(raw, required, read)).collect()
    }

    fn array(&mut self, key: &'static str) -> Vec<&'a RawValue> {
        self.get(key).map(|raw| self.reader.array(raw)).unwrap_or_default()
    }

    fn get(&mut self, key: &'static str) -> Option<&'a RawValue> {
        self.known.push(key);
        self.members.iter().find(|(name, _)| name == key).map(|&(_, value)| value)
    }
}

/// What a value is, for a message on one line.
fn shape(raw: &RawValue) -> &'static str {
    match raw.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a text",
        Some(b'n') => "null (leave the key out)",
        Some(b't' | b'f') => "true or false",
        _ => "a number without quotes",
    }
}

/// What nobody sees in an editor, or what would steer a terminal: all that Rust would escape, and the letters and signs
/// that have no ink.
fn is_unseen(c: char) -> bool {
    let is_blank = matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    is_blank || !matches!(c, '"' | '\'' | '\\') && c.escape_debug().len() > 1
}

/// An object's members as they are written; serde's own maps would drop or refuse what we want to name.
struct Members;

impl Members {
    fn read(raw: &RawValue) -> Option<Vec<(String, &RawValue)>> {
        serde_json::Deserializer::from_str(raw.get()).deserialize_map(Members).ok()
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
