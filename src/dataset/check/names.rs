//! What entries are found by: every name can be found, and none leads to the wrong entry of its table.

use super::{Checker, folded};
use crate::dataset::{Located, RawEntry, RawTable};
use crate::key;
use crate::record::ListKey;
use std::collections::HashMap;

impl Checker<'_, '_> {
    /// Checks the codes, status texts, aliases and families of a table.
    pub fn names(&mut self, table: &RawTable) {
        for entry in &table.entries {
            if entry.name().is_none() && entry.line > 0 {
                self.problem(entry.line, "neither \"code\" nor \"status\"; an entry needs one to be found by");
            }
            for name in entry.code().into_iter().chain(entry.names()).filter(|name| name.is_given()) {
                self.findable(name);
            }
            self.prefix(entry);
            self.unique("alias", entry.names(), str::to_owned);
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
    fn prefix(&mut self, entry: &RawEntry) {
        let Some(status) = entry.status() else { return };
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

    fn owner(&self, prefix: &str) -> Option<String> {
        let is_it = |known: &Located| folded(&known.text) == folded(prefix);
        let owner = self.components.iter().find(|component| component.prefixes.iter().any(is_it));
        owner.map(|component| component.id.text.clone())
    }

    /// Entries of one name are told apart by their status texts or their sections.
    fn told_apart(&mut self, table: &RawTable) {
        let mut named: HashMap<(&str, String), Vec<&RawEntry>> = HashMap::new();
        for entry in &table.entries {
            let (kind, name, folded) = match (entry.code(), entry.status()) {
                (Some(code), _) => ("code", code, folded_code(code)),
                (None, Some(status)) => ("status", status, folded(&status.text)),
                (None, None) => continue,
            };
            if !name.is_given() {
                continue;
            }
            let namesakes = named.entry((kind, folded)).or_default();
            if let Some((line, what)) = namesakes.iter().find_map(|&earlier| confused(earlier, entry)) {
                self.problem(name.line, format!("{kind} {:?} is already on line {line}{what}", name.text));
            }
            namesakes.push(entry);
        }
    }

    /// An alias that is a code would lead to both entries as if both were meant.
    fn aliases(&mut self, table: &RawTable) {
        let mut coded: HashMap<String, usize> = HashMap::new();
        for code in table.entries.iter().filter_map(RawEntry::code) {
            coded.entry(folded_code(code)).or_insert(code.line);
        }
        for entry in &table.entries {
            for alias in entry.list(ListKey::Aliases).iter().filter(|alias| alias.is_given()) {
                let folded = folded_code(alias);
                let Some(line) = coded.get(&folded) else { continue };
                let what = if entry.code().is_some_and(|code| folded_code(code) == folded) {
                    "is the entry's own code; remove it".to_owned()
                } else {
                    format!("is the code on line {line}; one name cannot mean both")
                };
                self.problem(alias.line, format!("alias {:?} {what}", alias.text));
            }
        }
    }

    fn families(&mut self, table: &RawTable) {
        self.unique("family", table.families.iter(), str::to_owned);
        self.unique("cue", table.cues.iter(), str::to_owned);
        for cue in table.cues.iter().filter(|cue| cue.is_given() && key::words(&cue.text).next().is_none()) {
            self.problem(cue.line, format!("{:?} has no word in it; write one or remove it", cue.text));
        }
        for family in table.families.iter().filter(|family| family.is_given()) {
            let begins = |entry: &RawEntry| entry.code().is_some_and(|code| code.text.starts_with(&family.text));
            if !table.entries.iter().any(begins) {
                let what =
                    format!("no code of the table begins with {:?}; correct the family or remove it", family.text);
                self.problem(family.line, what);
            }
        }
    }
}

fn folded_code(code: &Located) -> String {
    key::code(&code.text).collect()
}

/// Why two entries of one name cannot be told apart, if so, and the line of the earlier one.
fn confused(earlier: &RawEntry, entry: &RawEntry) -> Option<(usize, &'static str)> {
    let line = earlier.name().map_or(0, |name| name.line);
    let status = |entry: &RawEntry| entry.status().map(|status| folded(&status.text));
    let section = |entry: &RawEntry| entry.section().map(|section| folded(&section.text));
    if matches!((section(earlier), section(entry)), (Some(one), Some(other)) if one != other) {
        return None;
    }
    match (status(earlier), status(entry)) {
        (Some(one), Some(other)) if one != other => None,
        (Some(_), Some(_)) if entry.code().is_none() => Some((line, ", also without a code; remove one or correct it")),
        (Some(_), Some(_)) => Some((line, " with the same status; remove one or correct it")),
        _ => Some((line, ", and not both have a status; give each its own")),
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
