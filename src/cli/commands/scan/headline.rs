//! The headline of a summary: what a person wants to know first. It claims no more than the hits say.

use super::row::{CountRow, Figures, What};
use crate::record::{Action, Kind};
use crate::render::line::capitalized;

/// Who can act first, in words; of several meanings of a code, the first of these counts.
const ACTING: [(Action, &str); 3] =
    [(Action::Admin, "an admin"), (Action::User, "the user"), (Action::Support, "Zscaler Support")];

/// What the headline is about.
pub struct Headline<'h> {
    pub rows: &'h [&'h CountRow],
    /// What is counted: `code`, or `code and text`.
    pub counted: &'static str,
    pub lines: u64,
    /// How often known codes and texts were found that the filters leave out; `None` without filters.
    pub filtered_out: Option<u64>,
    /// How many codes no table knows.
    pub unknown: u64,
    pub figures: Figures,
}

impl Headline<'_> {
    /// How many errors, who acts first, and for what nobody says so.
    pub fn text(&self) -> String {
        let lines = self.figures.number_of(self.lines, "line");
        let todo = self.todo();
        let Some(filtered_out) = self.filtered_out else {
            return capitalized(&format!("{} in {lines}: {todo}.", self.errors()));
        };
        let kept = self.rows.iter().map(|row| row.count).sum::<u64>();
        let all = self.figures.number_of(kept + filtered_out, self.counted);
        let kept = self.figures.number(kept);
        format!("The filters keep {kept} of {all} in {lines}: {}; {todo}.", self.errors())
    }

    fn errors(&self) -> String {
        let count = |kind| self.rows.iter().filter(|row| row.kind() == kind).map(|row| row.count).sum();
        let errors = match count(Kind::Error) {
            0 => "no errors".to_owned(),
            errors => self.figures.number_of(errors, "error"),
        };
        match count(Kind::PolicyBlock) {
            0 => errors,
            blocks => format!("{errors} and {}", self.figures.number_of(blocks, "policy block")),
        }
    }

    /// Who acts first, and what nobody knows. Only the first number says what is counted.
    fn todo(&self) -> String {
        let count = |who| self.rows.iter().filter(|row| acting(row) == who).count() as u64;
        let mut todo = String::new();
        for (action, who) in ACTING {
            todo += &match (count(Some(action)), todo.is_empty()) {
                (0, _) => String::new(),
                (count, true) => format!("{who} acts first on {}", self.things(count)),
                (count, false) => format!(", {who} on {}", self.figures.number(count)),
            };
        }
        todo += &match (count(None), todo.is_empty()) {
            (0, _) => String::new(),
            (count, true) => format!("no steps are published for {}", self.things(count)),
            (count, false) => format!("; no steps are published for {}", self.figures.number(count)),
        };
        if self.unknown > 0 {
            let lead = if todo.is_empty() { "" } else { "; " };
            todo += &format!("{lead}no table knows {}", self.figures.number_of(self.unknown, "code"));
        }
        if todo.is_empty() { "no action needed".to_owned() } else { todo }
    }

    /// So many of what the rows are.
    fn things(&self, count: u64) -> String {
        let has = |what| self.rows.iter().any(|row| row.what == what);
        let thing = match (has(What::Code), has(What::Text)) {
            (true, true) => "code and text",
            (false, true) => "text",
            _ => "code",
        };
        self.figures.number_of(count, thing)
    }
}

/// Who acts first, by any of the meanings; `None` where one of them has no steps and nobody acts by the others.
fn acting(row: &CountRow) -> Option<Action> {
    let is_told = |action: &Option<Action>| row.entries.iter().any(|entry| entry.action() == *action);
    let acting = ACTING.map(|(action, _)| Some(action));
    acting.into_iter().chain([None]).find(is_told).unwrap_or(Some(Action::Nobody))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{self, Entry};
    use crate::cli::commands::scan::row::First;

    fn row(what: What, count: u64, entries: Vec<Entry>) -> CountRow {
        let first = First { file: "log".to_owned(), line: 1 };
        CountRow { what, entries, count, first, others: 0, of: 1, figures: Figures::Seen }
    }

    fn entry(kind: Kind, action: Option<Action>) -> Entry {
        let is_so = |entry: &Entry| (entry.kind(), entry.action()) == (kind, action);
        catalog::entries().find(is_so).unwrap_or_else(|| panic!("no entry is {kind:?} and {action:?}"))
    }

    fn check(rows: &[CountRow], filtered_out: Option<u64>, unknown: u64, expected: &str) {
        let rows: Vec<&CountRow> = rows.iter().collect();
        let headline =
            Headline { rows: &rows, counted: "code", lines: 1000, filtered_out, unknown, figures: Figures::Seen };
        assert_eq!(headline.text(), expected);
    }

    #[test]
    fn no_action_is_needed_only_where_every_hit_says_so() {
        let nobody = || row(What::Code, 3, vec![entry(Kind::Info, Some(Action::Nobody))]);
        let silent = || row(What::Code, 1, vec![entry(Kind::Error, None)]);
        check(&[nobody()], None, 0, "No errors in 1,000 lines: no action needed.");
        check(&[nobody(), silent()], None, 0, "1 error in 1,000 lines: no steps are published for 1 code.");
        check(&[nobody()], None, 2, "No errors in 1,000 lines: no table knows 2 codes.");
    }

    #[test]
    fn each_code_is_told_once_by_who_acts_first_in_any_of_its_meanings() {
        let both = vec![entry(Kind::Info, None), entry(Kind::Error, Some(Action::User))];
        check(&[row(What::Code, 2, both)], None, 0, "2 errors in 1,000 lines: the user acts first on 1 code.");
        let admin = || vec![entry(Kind::Error, Some(Action::Admin))];
        let support = entry(Kind::Error, Some(Action::Support));
        let block = entry(Kind::PolicyBlock, Some(Action::Admin));
        check(
            &[row(What::Code, 4, admin()), row(What::Text, 1, vec![block]), row(What::Text, 1, vec![support])],
            None,
            0,
            "5 errors and 1 policy block in 1,000 lines: an admin acts first on 2 codes and texts, \
             Zscaler Support on 1.",
        );
    }

    #[test]
    fn with_filters_it_tells_of_what_they_keep() {
        let info = row(What::Code, 1, vec![entry(Kind::Info, Some(Action::Nobody))]);
        check(&[info], Some(2), 0, "The filters keep 1 of 3 codes in 1,000 lines: no errors; no action needed.");
    }
}
