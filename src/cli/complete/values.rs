//! What may follow what is typed: codes, texts, and the values of options. Knows no shell.

use super::FILES;
use crate::catalog::{self, Entry};
use clap::Arg;
use clap::builder::PossibleValue;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use std::collections::BTreeMap;
use std::ffi::OsStr;

/// Which names of entries are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Codes alone: a text begins with a common word, and there would be too many.
    Codes,
    /// Texts too.
    CodesAndTexts,
}

/// An argument with what completes it, chosen by the name of its value or by its known values.
pub fn completed(arg: Arg, offer: Offer) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    match arg.get_value_names().and_then(|names| names.first()).map(|name| name.as_str()) {
        Some("QUERY") => return arg.add(ArgValueCompleter::new(move |typed: &OsStr| queries(typed, offer))),
        Some("FILE") => {
            return arg
                .add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new(FILES).id(Some(FILES.into()))]));
        }
        _ => {}
    }
    let known: Vec<PossibleValue> = arg.get_value_parser().possible_values().into_iter().flatten().collect();
    if known.is_empty() { arg } else { arg.add(ArgValueCompleter::new(move |typed: &OsStr| values(typed, &known))) }
}

/// The known values that begin so, whatever their case; lists after commas come here piece by piece.
fn values(typed: &OsStr, known: &[PossibleValue]) -> Vec<CompletionCandidate> {
    let candidate = |value: &PossibleValue| {
        let whole = carry_on(typed.to_str()?, value.get_name())?;
        Some(CompletionCandidate::new(whole).help(value.get_help().cloned()))
    };
    known.iter().filter_map(candidate).collect()
}

/// The names that begin so. Retired entries are shown where nothing else is left.
fn queries(typed: &OsStr, offer: Offer) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let (retired, current): (Vec<Entry>, Vec<Entry>) = catalog::entries().partition(|entry| entry.retired().is_some());
    let mut found: BTreeMap<String, CompletionCandidate> = BTreeMap::new();
    for entry in current.into_iter().chain(retired) {
        let about = entry.status().unwrap_or(entry.description());
        let texts = entry.names().filter(|_| offer == Offer::CodesAndTexts).map(|text| (text, entry.name()));
        for (name, about) in entry.code().map(|code| (code, about)).into_iter().chain(texts) {
            if let Some(whole) = carry_on(typed, name) {
                let candidate = CompletionCandidate::new(&whole).help(Some(about.into()));
                found.entry(whole).or_insert(candidate.hide(entry.retired().is_some()));
            }
        }
    }
    found.into_values().collect()
}

/// What is typed, carried on to a name in the case that was typed: shells drop what does not begin as typed.
fn carry_on(typed: &str, name: &str) -> Option<String> {
    let (beginning, rest) = name.split_at_checked(typed.len())?;
    if !beginning.eq_ignore_ascii_case(typed) {
        return None;
    }
    let rest = match typed {
        _ if typed == beginning => rest.to_owned(),
        _ if typed.contains(|c: char| c.is_ascii_lowercase()) => rest.to_ascii_lowercase(),
        _ => rest.to_ascii_uppercase(),
    };
    Some(format!("{typed}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_goes_on_in_the_case_that_was_typed() {
        for (typed, name, whole) in [
            ("BRK_", "BRK_MT", Some("BRK_MT")),
            ("brk_", "BRK_MT", Some("brk_mt")),
            ("ERR", "error", Some("ERROR")),
            ("", "Driver Error", Some("Driver Error")),
            ("driver e", "Driver Error", Some("driver error")),
            ("us\u{2019}", "us", None),
            ("u", "\u{2019}", None),
            ("x", "BRK_MT", None),
        ] {
            assert_eq!(carry_on(typed, name).as_deref(), whole, "{typed}");
        }
    }

    #[test]
    fn a_name_is_offered_once_however_many_entries_have_it() {
        let beginnings: BTreeSet<String> =
            catalog::entries().flat_map(Entry::names).map(|name| name.chars().take(2).collect()).collect();
        for typed in beginnings.iter().flat_map(|typed| [typed.clone(), typed.to_lowercase()]) {
            let offered = queries(OsStr::new(&typed), Offer::CodesAndTexts);
            let names: BTreeSet<_> = offered.iter().map(CompletionCandidate::get_value).collect();
            assert_eq!(names.len(), offered.len(), "{typed}");
        }
    }
}
