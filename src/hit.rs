//! What was found, and how: the answer's honesty stands here.

use crate::catalog::Entry;

/// How an entry was found, the surest first. The first three are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Match {
    /// The query is its code.
    Code,
    /// The query is its status text.
    Status,
    /// The query is an earlier name of it, or another portal's.
    Alias,
    /// The query is a longer text with its code inside.
    Embedded,
    /// The query is a piece of its code and of no other.
    Partial,
    /// The query resembles its code or text: a guess.
    Similar,
}

impl Match {
    /// The name in output.
    ///
    /// ```
    /// assert_eq!(zcodes::Match::Alias.id(), "alias");
    /// ```
    pub fn id(self) -> &'static str {
        match self {
            Match::Code => "code",
            Match::Status => "status",
            Match::Alias => "alias",
            Match::Embedded => "embedded",
            Match::Partial => "partial",
            Match::Similar => "similar",
        }
    }

    /// Whether the query names the entry outright.
    ///
    /// ```
    /// assert!(zcodes::Match::Status.is_exact() && !zcodes::Match::Partial.is_exact());
    /// ```
    pub fn is_exact(self) -> bool {
        self <= Match::Alias
    }

    /// Whether the answer may be wrong.
    ///
    /// ```
    /// assert!(zcodes::Match::Similar.is_guess() && !zcodes::Match::Embedded.is_guess());
    /// ```
    pub fn is_guess(self) -> bool {
        self == Match::Similar
    }
}

/// An entry, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// How it was found.
    pub how: Match,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// The entries found, the surest first.
    pub hits: Vec<Hit>,
    /// The nearest entries, best first, where none was found or the one shown is a guess.
    pub suggestions: Vec<Entry>,
}

impl Answer {
    /// The surest way in which an entry was found.
    ///
    /// ```
    /// assert_eq!(zcodes::find("ZEN: Duplicate connection tag ID").best(), Some(zcodes::Match::Alias));
    /// assert_eq!(zcodes::find("xyzzy").best(), None);
    /// ```
    pub fn best(&self) -> Option<Match> {
        self.hits.iter().map(|hit| hit.how).min()
    }
}
