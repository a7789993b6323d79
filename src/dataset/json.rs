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
            self.problem(line, format!("expected an object with {}", required.join(", ")));
            return Object { line, members: Vec::new() };
        };
        for (position, (name, value)) in members.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                self.problem(self.line(value), format!("unknown key {name:?}; the keys here are {}", known.join(", ")));
            }
            if members[..position].iter().any(|(earlier, _)| earlier == name) {
                self.problem(self.line(value), format!("key {name:?} stands twice here; keep one"));
            }
        }
        let object = Object { line, members };
        for name in required.iter().filter(|name| object.get(name).is_none()) {
            self.problem(line, format!("{name:?} is missing"));
        }
        object
    }

    /// The elements of an array; an absent one has none.
    pub fn array(&mut self, raw: Option<&'a RawValue>) -> Vec<&'a RawValue> {
        let Some(raw) = raw else { return Vec::new() };
        serde_json::from_str(raw.get()).unwrap_or_else(|_| {
            self.problem(self.line(raw), "expected an array […]");
            Vec::new()
        })
    }

    /// A text that may be absent or `null`.
    pub fn optional(&mut self, raw: Option<&'a RawValue>) -> Option<Located> {
        let raw = raw.filter(|raw| raw.get() != "null")?;
        let line = self.line(raw);
        let text = serde_json::from_str::<String>(raw.get()).unwrap_or_else(|_| {
            self.problem(line, format!("expected a text in double quotes, not {}", raw.get()));
            String::from("?")
        });
        if text.is_empty() {
            self.problem(line, "the text is empty; write it or leave the key out");
        } else if text.trim() != text {
            self.problem(line, format!("blanks around {text:?}; remove them"));
        }
        if let Some(control) = text.chars().find(|c| c.is_control()) {
            self.problem(line, format!("control character {} in the text; remove it", control.escape_unicode()));
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
