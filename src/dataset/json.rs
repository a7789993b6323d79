//! JSON with line numbers: every value is read as raw text, whose place in the file tells its line.

use super::{Located, Problem};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// Reads the values of one file and notes what is wrong with them.
pub struct Reader<'a, 'p> {
    pub stem: &'a str,
    pub text: &'a str,
    pub problems: &'p mut Vec<Problem>,
}

/// The members of an object, in order.
pub struct Object<'a> {
    pub line: usize,
    members: Vec<(String, &'a RawValue)>,
}

impl<'a> Object<'a> {
    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.members.iter().find(|(name, _)| name == key).map(|&(_, value)| value)
    }
}

impl<'a> Reader<'a, '_> {
    pub fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem { stem: self.stem.to_owned(), line, what: what.into() });
    }

    /// The file's one value.
    pub fn root(&mut self) -> Option<&'a RawValue> {
        match serde_json::from_str(self.text) {
            Ok(raw) => Some(raw),
            Err(error) => {
                let what = error.to_string();
                let what = what.split(" at line ").next().unwrap_or_default().to_owned();
                self.problem(error.line().max(1), format!("not JSON: {what} (column {})", error.column()));
                None
            }
        }
    }

    /// An object; members that are not `known`, stand twice or are `required` and missing are problems.
    pub fn object(&mut self, raw: &'a RawValue, known: &[&str], required: &[&str]) -> Object<'a> {
        let line = self.line(raw);
        let Some(members) = Members::read(raw) else {
            let what = format!("expected an object {{…}} with {}, not {}", required.join(", "), shape(raw));
            self.problem(line, what);
            return Object { line: 0, members: Vec::new() };
        };
        for (position, (name, value)) in members.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                self.problem(self.line(value), format!("unknown key {name:?}; the keys here are {}", known.join(", ")));
            }
            if let Some((_, first)) = members[..position].iter().find(|(earlier, _)| earlier == name) {
                let what = format!("key {name:?} is already on line {}; keep one", self.line(first));
                self.problem(self.line(value), what);
            }
        }
        let object = Object { line, members };
        for name in required.iter().filter(|name| object.get(name).is_none()) {
            self.problem(line, format!("{name:?} is missing; add it"));
        }
        object
    }

    /// The elements of an array; an absent one has none.
    pub fn array(&mut self, raw: Option<&'a RawValue>) -> Vec<&'a RawValue> {
        let Some(raw) = raw else { return Vec::new() };
        serde_json::from_str(raw.get()).unwrap_or_else(|_| {
            self.problem(self.line(raw), format!("expected an array […], not {}", shape(raw)));
            Vec::new()
        })
    }

    /// A text that may be absent. One that is refused stands on no line, so that nothing else is said of it.
    pub fn optional(&mut self, raw: Option<&'a RawValue>) -> Option<Located> {
        let raw = raw?;
        let line = self.line(raw);
        let Ok(text) = serde_json::from_str::<String>(raw.get()) else {
            self.problem(line, format!("expected a text in double quotes, not {}", shape(raw)));
            return Some(Located::default());
        };
        if text.is_empty() {
            self.problem(line, "the text is empty; write it or leave it out");
            return Some(Located::default());
        }
        if text.trim() != text {
            self.problem(line, format!("blanks around {text:?}; remove them"));
        }
        if let Some(unseen) = text.chars().find(|&c| is_unseen(c)) {
            self.problem(
                line,
                format!("control or unseen character {} in the text; remove it", unseen.escape_unicode()),
            );
        }
        Some(Located { text, line })
    }

    /// A text that must be there; `object` has said so where it is not.
    pub fn text(&mut self, raw: Option<&'a RawValue>) -> Located {
        self.optional(raw).unwrap_or_default()
    }

    /// A list of texts.
    pub fn texts(&mut self, raw: Option<&'a RawValue>) -> Vec<Located> {
        self.array(raw).into_iter().map(|raw| self.text(Some(raw))).collect()
    }

    fn line(&self, raw: &RawValue) -> usize {
        let at = raw.get().as_ptr() as usize - self.text.as_ptr() as usize;
        1 + self.text[..at].matches('\n').count()
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

/// What nobody sees in an editor, and what would steer a terminal.
fn is_unseen(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_blank = matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    c.is_control() || turns || is_blank
}

/// An object's members as they stand; serde's own maps would drop or refuse what we want to name.
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
