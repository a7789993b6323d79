//! What entries are found by: every name can be found, and none leads to the wrong entry of its table.

use super::check::{Checker, folded};
use super::{Entry, Located, Table};
use crate::key;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

impl Checker<'_, '_> {
    /// Checks the codes, status texts, aliases and families of a table.
    pub fn names(&mut self, table: &Table) {
        for entry in &table.entries {
            if entry.code.is_none() && entry.status.is_none() && entry.line > 0 {
                self.problem(entry.line, "neither \"code\" nor \"status\"; an entry needs one to be found by");
            }
            for name in entry.code.iter().chain(&entry.status).chain(&entry.aliases).filter(|name| name.is_given()) {
                self.findable(name);
            }
            self.prefix(entry);
            self.unique("alias", entry.status.iter().chain(&entry.aliases), str::to_owned);
        }
        self.told_apart(table);
        self.aliases(table);
        self.families(table);
    }

    fn findable(&mut self, name: &Located) {
        let Located { text, line } = name;
        if key::text(text).next().is_none() {
            self.problem(*line, format!("{text:?} has no letter or digit to be found by; write the name in full"));
        } else if key::prefix(text).is_some_and(|(_, rest)| key::text(rest).next().is_none()) {
            self.problem(*line, format!("nothing follows the colon of {text:?}; write the name in full"));
        }
        let Some(literal) = literal(text) else {
            self.problem(*line, format!("a placeholder of {text:?} has no end or no name; write it as <name>"));
            return;
        };
        let own = key::prefix(&literal).filter(|(prefix, _)| self.owner(prefix).is_some()).map(|(_, rest)| rest);
        if text.contains('<') && key::text(own.unwrap_or(&literal)).next().is_none() {
            self.problem(*line, format!("{text:?} is all placeholder and would match any text; keep a word of it"));
        }
    }

    /// A status text begins with a prefix of its own component, or with none.
    fn prefix(&mut self, entry: &Entry) {
        let Some(status) = &entry.status else { return };
        let owner = key::prefix(&status.text).and_then(|(prefix, _)| self.owner(prefix));
        let is_known = self.components.iter().any(|component| component.id.text == entry.component.text);
        if let Some(owner) = owner.filter(|owner| is_known && *owner != entry.component.text) {
            let (text, own) = (&status.text, &entry.component.text);
            self.problem(
                status.line,
                format!("{text:?} has the prefix of {owner}, its component is {own}; correct one"),
            );
        }
    }

    /// The component whose prefix this is.
    fn owner(&self, prefix: &str) -> Option<String> {
        let is_it = |known: &Located| folded(&known.text) == folded(prefix);
        let owner = self.components.iter().find(|component| component.prefixes.iter().any(is_it));
        owner.map(|component| component.id.text.clone())
    }

    /// One code may name several entries of a table if a status text tells each from the others.
    fn told_apart(&mut self, table: &Table) {
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        let mut coded: HashMap<String, &Entry> = HashMap::new();
        for entry in &table.entries {
            let Some(name) = entry.code.as_ref().or(entry.status.as_ref()).filter(|name| name.is_given()) else {
                continue;
            };
            let code: String = entry.code.iter().flat_map(|code| key::code(&code.text)).collect();
            let status: String = entry.status.iter().flat_map(|status| key::text(&status.text)).collect();
            let same_code = coded.get(&code).copied().filter(|_| entry.code.is_some());
            if let Some(first) = same_code.filter(|first| first.status.is_none() || entry.status.is_none()) {
                let line = first.code.as_ref().map_or(first.line, |code| code.line);
                let what = format!(
                    "code {:?} is already on line {line}, and not both have a status; give each its own",
                    name.text
                );
                self.problem(name.line, what);
            } else {
                match seen.entry((code.clone(), status)) {
                    Slot::Vacant(slot) => drop(slot.insert(name.line)),
                    Slot::Occupied(slot) => {
                        let line = slot.get();
                        let what = match entry.code {
                            Some(_) => format!("code {:?} is already on line {line} with the same status", name.text),
                            None => format!("status {:?} is already on line {line}, also without a code", name.text),
                        };
                        self.problem(name.line, what + "; remove one or correct it");
                    }
                }
            }
            coded.entry(code).or_insert(entry);
        }
    }

    /// An alias that is a code would lead to both entries as if both were meant.
    fn aliases(&mut self, table: &Table) {
        let mut codes: HashMap<String, Vec<(usize, &Entry)>> = HashMap::new();
        for (number, entry) in table.entries.iter().enumerate() {
            if let Some(code) = &entry.code {
                codes.entry(key::code(&code.text).collect()).or_default().push((number, entry));
            }
        }
        for (number, entry) in table.entries.iter().enumerate() {
            for alias in entry.aliases.iter().filter(|alias| alias.is_given()) {
                let same = codes.get(&key::code(&alias.text).collect::<String>());
                let Some(bearers) = same else { continue };
                let own = bearers.iter().any(|&(bearer, _)| bearer == number);
                let line = bearers[0].1.code.as_ref().map_or(0, |code| code.line);
                let what = match own {
                    true => format!("alias {:?} is the entry's own code; remove it", alias.text),
                    false => format!("alias {:?} is the code on line {line}; one name cannot mean both", alias.text),
                };
                self.problem(alias.line, what);
            }
        }
    }

    fn families(&mut self, table: &Table) {
        self.unique("family", table.families.iter(), str::to_owned);
        for family in table.families.iter().filter(|family| family.is_given()) {
            let begins = |entry: &Entry| entry.code.as_ref().is_some_and(|code| code.text.starts_with(&family.text));
            if !table.entries.iter().any(begins) {
                let what =
                    format!("no code of the table begins with {:?}; correct the family or remove it", family.text);
                self.problem(family.line, what);
            }
        }
    }
}

/// A text without its placeholders; `None` where one is not closed or has no name.
fn literal(text: &str) -> Option<String> {
    let mut literal = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let (name, after) = after.split_once('>')?;
        if name.trim().is_empty() || name.contains('<') {
            return None;
        }
        literal.push_str(before);
        rest = after;
    }
    Some(literal + rest)
}
