//! What the build writes: one blob of text, and Rust text that refers to it.

use crate::dataset::Located;
use crate::record::{Run, Text, bit_of};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

/// All text, each piece once, and the lists of pieces and of numbers.
#[derive(Default)]
pub struct Blob {
    pub text: String,
    pub lists: Vec<Text>,
    pub numbers: Vec<u16>,
    pieces: HashMap<String, Text>,
    runs: HashMap<Vec<Text>, Run>,
}

impl Blob {
    pub fn intern(&mut self, piece: &str) -> Text {
        if let Some(&text) = self.pieces.get(piece) {
            return text;
        }
        let text = Text { at: self.text.len() as u32, len: piece.len() as u16 };
        self.text.push_str(piece);
        self.pieces.insert(piece.to_owned(), text);
        text
    }

    pub fn text(&mut self, text: &Located) -> Text {
        self.intern(&text.text)
    }

    pub fn list<'t>(&mut self, texts: impl IntoIterator<Item = &'t Located>) -> Run {
        let texts: Vec<Text> = texts.into_iter().map(|text| self.text(text)).collect();
        let next = Run { at: size(&self.lists), len: size(&texts) };
        let run = *self.runs.entry(texts.clone()).or_insert(next);
        if run == next {
            self.lists.extend(texts);
        }
        run
    }

    pub fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) -> Run {
        let at = size(&self.numbers);
        self.numbers.extend(numbers.into_iter().map(|number| number as u16));
        Run { at, len: size(&self.numbers) - at }
    }
}

/// Rust text in the making.
#[derive(Default)]
pub struct Code {
    pub text: String,
}

impl Code {
    /// A text. A static one would be a pointer, which costs a relocation.
    pub fn constant(&mut self, name: &str, text: &str) {
        self.text.push_str(&format!("pub const {name}: &str = {text:?};\n"));
    }

    pub fn item(&mut self, name: &str, kind: &str, value: &str) {
        self.text.push_str(&format!("pub static {name}: {kind} = {value};\n"));
    }

    pub fn array<T: Debug>(&mut self, name: &str, kind: &str, items: &[T]) {
        let mut value = String::from("[\n");
        for item in items {
            value.push_str(&format!("    {item:?},\n"));
        }
        self.item(name, &format!("[{kind}; {}]", items.len()), &(value + "]"));
    }

    /// A bit for each hash of a map, so that most that it does not have need not be looked up.
    pub fn bits<'h>(&mut self, name: &str, words: usize, hashes: impl Iterator<Item = &'h u64>) {
        let mut bits = vec![0_u64; words];
        for (word, bit) in hashes.map(|&hash| bit_of(hash, words)) {
            bits[word] |= bit;
        }
        self.array(name, "u64", &bits);
    }

    /// A perfect-hash map to runs of a second array, so that one key may have several values.
    pub fn map<T: Debug + Clone>(&mut self, name: &str, values: &str, kind: &str, lists: &BTreeMap<u64, Vec<T>>) {
        let mut all = Vec::new();
        let mut map = phf_codegen::Map::new();
        for (&hash, list) in lists {
            map.entry(hash, format!("{:?}", Run { at: size(&all), len: size(list) }));
            all.extend(list.iter().cloned());
        }
        self.item(name, "phf::Map<u64, Run>", &map.build().to_string());
        self.array(values, kind, &all);
    }
}

pub fn size<T>(items: &[T]) -> u32 {
    items.len() as u32
}
