//! Texts of the tables inside longer texts: log lines, pasted windows, exports. Pure: a line in, places out.
//!
//! Of the texts of one to three words more than half occur in ordinary documents too, of those of four and more none
//! of 886 did (282 MB read). So a shorter one counts only with its component's prefix before it, after a cue of its
//! table, or beside the code of its entry.

use crate::catalog::{self, Entry};
use crate::key;
use crate::line::{Cue, PastedLine};
use crate::lookup::by_code;
use crate::name::{Name, component};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many words can be told from ordinary text.
const TELLING: usize = 4;

/// And so many even if all of them are common.
const ALWAYS_TELLING: usize = 6;

/// An entry that a longer text names, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Occurrence {
    /// The bytes of the text that its name takes.
    pub range: Range<usize>,
    /// The entry.
    pub entry: Entry,
}

/// The status texts of the tables in a line, in order, each with the first entry that has it.
pub fn in_line(line: &str) -> impl Iterator<Item = (Range<usize>, Entry)> {
    let mut texts = texts(&PastedLine::new(line));
    texts.dedup_by(|next, one| next.range == one.range);
    texts.into_iter().map(|text| (text.range, text.entry))
}

/// The texts in a line, in order, and with each all entries that it may be of; where two overlap, the longer one.
pub fn texts(line: &PastedLine) -> Vec<Occurrence> {
    let mut found: Vec<Occurrence> = line.cues().iter().flat_map(|&cue| code_after(line, cue)).collect();
    found.extend(line.told().iter().filter_map(|&(at, name)| told(line, at, name)));
    found.sort_by_key(|one| (Reverse(one.range.len()), one.range.start, one.entry));
    found.dedup();
    // By their starts: what is kept does not overlap, so only the last one that starts before an end can.
    let mut kept: BTreeMap<usize, (usize, Vec<Entry>)> = BTreeMap::new();
    for Occurrence { range, entry } in found {
        match kept.range_mut(..range.end).next_back() {
            Some((&start, (end, entries))) if (start..*end) == range => entries.push(entry),
            Some((_, (end, _))) if *end > range.start => {}
            _ => drop(kept.insert(range.start, (range.end, vec![entry]))),
        }
    }
    let of_range = |(start, (end, mut entries)): (usize, (usize, Vec<Entry>))| {
        // A code in the line decides among the entries that share a text, and so does a cue before it.
        keep_if_any(&mut entries, |entry| line.has_code_of(entry));
        keep_if_any(&mut entries, |entry| {
            line.cues().iter().any(|cue| line.words()[cue.next].0.start == start && cue.is_of(entry))
        });
        entries.into_iter().map(move |entry| Occurrence { range: start..end, entry })
    };
    kept.into_iter().flat_map(of_range).collect()
}

/// Keeps the entries of which this is true, unless it is true of none.
fn keep_if_any(entries: &mut Vec<Entry>, is: impl Fn(Entry) -> bool) {
    if entries.iter().any(|&entry| is(entry)) {
        entries.retain(|&entry| is(entry));
    }
}

/// The text that the words at this place tell, if it is there.
fn told(line: &PastedLine, at: usize, name: Name) -> Option<Occurrence> {
    let words = name.found_at(at, line.words())?;
    let place = line.bytes(words.clone()).filter(|place| is_apart(line, place, &name))?;
    let mut cues = line.cues().iter().filter(|cue| cue.next == words.start).peekable();
    // After a cue are its table's texts, even if it is a component's name too: `zpa-service-edge:`.
    let prefix = if cues.peek().is_none() { prefix_before(line, words.start) } else { None };
    let is_cued = cues.any(|cue| cue.leads_to(name.entry) && may_follow(*cue, line, &place, name.text()));
    if let Some(prefix) = &prefix {
        name.kind_after(&line.text[prefix.clone()])?;
    }
    let is_told = is_cued || prefix.is_some() || is_telling(&name, line, &place) || is_beside_code(&name, line);
    let start = prefix.map_or(place.start, |prefix| prefix.start);
    is_told.then_some(Occurrence { range: start..place.end, entry: name.entry })
}

/// Whether a text is not a part of a longer identifier, nor put together from one: `ERR_SOCKET_ERROR`.
fn is_apart(line: &PastedLine, place: &Range<usize>, name: &Name) -> bool {
    let is_inside = !name.has_placeholder() && !name.text().contains('_') && line.text[place.clone()].contains('_');
    let is_glued = line.text[..place.start].ends_with('_') || line.text[place.end..].starts_with('_');
    !is_inside && !is_glued
}

/// The component's prefix before a word, up to its colon.
fn prefix_before(line: &PastedLine, word: usize) -> Option<Range<usize>> {
    let end = line.words()[..word].last()?.0.end;
    if !line.text[end..].trim_start().starts_with(':') {
        return None;
    }
    let starts = (word.saturating_sub(4)..word).map(|first| line.words()[first].0.start);
    starts.map(|start| start..end).find(|place| component(&line.text[place.clone()]).is_some())
}

/// The code that a table has after its cue: a text is told by its words.
fn code_after(line: &PastedLine, cue: Cue) -> Vec<Occurrence> {
    let start = line.words()[cue.next].0.start;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let rest = &line.text[start..];
    let code = rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())].trim_end_matches(['.', '-']);
    let range = start..start + code.len();
    let is_meant =
        |entry: &Entry| cue.leads_to(*entry) && entry.code().is_some_and(|own| may_follow(cue, line, &range, own));
    by_code(code).filter(is_meant).map(|entry| Occurrence { range: range.clone(), entry }).collect()
}

/// Whether what follows a cue is the tables'. Any program's log may have a `reason=timeout`: after a cue of one
/// common word, a text must be more than one word and have another, or the line say that it is Zscaler's. One word must be
/// in its case, and a code of common words there twice, as in `{"code":"DUPLICATE_ITEM","message":"DUPLICATE_ITEM"}`.
pub fn may_follow(cue: Cue, line: &PastedLine, place: &Range<usize>, listed: &str) -> bool {
    if !cue.is_common {
        return true;
    }
    let words = &line.words()[cue.next..];
    let words = &words[..words.partition_point(|(at, _)| at.start < place.end)];
    let is_weak = words.len() == 1 || words.iter().all(|(_, word)| catalog::is_common(word));
    let text = &line.text[place.clone()];
    let is_known = || !is_weak || text.contains('.') || line.is_ours();
    if listed.contains('_') {
        return text == listed && (is_known() || line.text.matches(text).nth(1).is_some());
    }
    is_known() && (words.len() > 1 || text == listed)
}

/// Whether the code of a text's entry is in the line as well. A text may be the code itself.
fn is_beside_code(name: &Name, line: &PastedLine) -> bool {
    line.has_code_of(name.entry) && name.entry.code() != Some(name.text())
}

/// Whether a text can be told from ordinary ones by itself; or in a line that names who says it, if it has many words,
/// or is all of a field.
fn is_telling(name: &Name, line: &PastedLine, place: &Range<usize>) -> bool {
    let words: Vec<String> = key::literals(name.text()).into_iter().flatten().collect();
    let is_common = words.len() < ALWAYS_TELLING && words.iter().all(|word| catalog::is_common(word));
    let is_long = words.len() >= TELLING;
    let is_field = || words.len() >= 2 && !is_common && is_field(line.text, place);
    is_long && !is_common || (is_long || is_field()) && line.names(name.entry.component())
}

/// Whether what is around a place separates it: quotes, brackets, the marks of CSV and of `key=value`, an end.
fn is_field(text: &str, place: &Range<usize>) -> bool {
    let ends = |c: char| {
        matches!(c, '"' | '\'' | '`' | '“' | '”' | '(' | ')' | '[' | ']' | ',' | ';' | '|' | '\t' | ':' | '=')
    };
    let (before, after) = (text[..place.start].trim_end_matches(' '), text[place.end..].trim_start_matches(['.', ' ']));
    (before.is_empty() || before.ends_with(ends)) && (after.is_empty() || after.starts_with(ends))
}
