//! What was found, and how: the answer's honesty stands here.

use crate::catalog::Entry;

/// How an entry was found, the surest first. The first three are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MatchKind {
    /// The query is its code.
    Code,
    /// The query is its status text.
    Status,
    /// The query is an earlier name of it, or another portal's.
    Alias,
    /// The query is a longer text with its code inside.
    Embedded,
    /// The query is a part of its code.
    Partial,
    /// The query resembles its code or text: a guess.
    Similar,
}

impl MatchKind {
    /// The name in output.
    ///
    /// ```
    /// assert_eq!(zcodes::MatchKind::Alias.id(), "alias");
    /// ```
    pub fn id(self) -> &'static str {
        match self {
            MatchKind::Code => "code",
            MatchKind::Status => "status",
            MatchKind::Alias => "alias",
            MatchKind::Embedded => "embedded",
            MatchKind::Partial => "partial",
            MatchKind::Similar => "similar",
        }
    }

    /// Whether the query names the entry outright.
    ///
    /// ```
    /// assert!(zcodes::MatchKind::Status.is_exact() && !zcodes::MatchKind::Partial.is_exact());
    /// ```
    pub fn is_exact(self) -> bool {
        self <= MatchKind::Alias
    }

    /// Whether the answer may be wrong.
    ///
    /// ```
    /// assert!(zcodes::MatchKind::Similar.is_guess() && !zcodes::MatchKind::Embedded.is_guess());
    /// ```
    pub fn is_guess(self) -> bool {
        self == MatchKind::Similar
    }
}

/// An entry, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// How it was found.
    pub kind: MatchKind,
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
    /// assert_eq!(zcodes::find("ZEN: Duplicate connection tag ID").kind(), Some(zcodes::MatchKind::Alias));
    /// assert_eq!(zcodes::find("xyzzy").kind(), None);
    /// ```
    pub fn kind(&self) -> Option<MatchKind> {
        self.hits.iter().map(|hit| hit.kind).min()
    }
}
