//! What kinds of entries there are and who acts: words of a fixed list, with their names in data, filters and output.

use std::fmt;
use std::str::FromStr;

/// What kind of news an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Something failed.
    Error,
    /// Something happened, as it should.
    Info,
    /// A policy refused access.
    PolicyBlock,
}

impl Kind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Kind; 3] = [Kind::Error, Kind::Info, Kind::PolicyBlock];

    /// The name in data files, filters and output.
    ///
    /// ```
    /// assert_eq!(zcodes::Kind::PolicyBlock.id(), "policy-block");
    /// ```
    pub fn id(self) -> &'static str {
        match self {
            Kind::Error => "error",
            Kind::Info => "info",
            Kind::PolicyBlock => "policy-block",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl FromStr for Kind {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Kind, UnknownId> {
        UnknownId::unless_among(&Kind::ALL, Kind::id, "type", id)
    }
}

/// Who acts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Action {
    /// The source says that nothing need be done.
    Nobody,
    /// The person at the device.
    User,
    /// Whoever administers the service, the network or the server.
    Admin,
    /// Only Zscaler can.
    Support,
}

impl Action {
    /// Every action, in the order in which they are listed.
    pub const ALL: [Action; 4] = [Action::Nobody, Action::User, Action::Admin, Action::Support];

    /// The name in data files, filters and output.
    ///
    /// ```
    /// assert_eq!(zcodes::Action::Nobody.id(), "none");
    /// ```
    pub fn id(self) -> &'static str {
        match self {
            Action::Nobody => "none",
            Action::User => "user",
            Action::Admin => "admin",
            Action::Support => "support",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl FromStr for Action {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Action, UnknownId> {
        UnknownId::unless_among(&Action::ALL, Action::id, "action", id)
    }
}

/// A word that is none of those that it should be one of.
///
/// ```
/// let error = "warning".parse::<zcodes::Kind>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown type \"warning\"; it is one of error, info, policy-block");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownId {
    what: &'static str,
    given: String,
    known: Vec<&'static str>,
}

impl UnknownId {
    /// The one of all that has this id.
    pub(crate) fn unless_among<T: Copy>(
        all: &[T],
        id: fn(T) -> &'static str,
        what: &'static str,
        given: &str,
    ) -> Result<T, UnknownId> {
        let unknown = || UnknownId { what, given: given.to_owned(), known: all.iter().map(|&one| id(one)).collect() };
        all.iter().copied().find(|&one| id(one) == given).ok_or_else(unknown)
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} {:?}; it is one of {}", self.what, self.given, self.known.join(", "))
    }
}

impl std::error::Error for UnknownId {}
