//! The colors: few roles, the same in cards, tables, help and messages. No meaning is told by color alone.

use crate::record::{Action, Kind};
use anstyle::{AnsiColor, Style};

/// The part that a piece of text plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What must be read: a code, a status text, who acts.
    Strong,
    /// A heading that leads on: what to do.
    Heading,
    /// A word that says that all is well.
    Good,
    /// A word that warns: a policy's refusal, a guess, a retired entry.
    Warning,
    /// A word that tells of an error.
    Error,
    /// What may be missed.
    Dim,
    /// A word that was searched for.
    Mark,
    /// All the rest.
    Plain,
}

impl Role {
    /// The role of a kind's name.
    pub fn of_kind(kind: Kind) -> Role {
        match kind {
            Kind::Error => Role::Error,
            Kind::PolicyBlock => Role::Warning,
            Kind::Info => Role::Good,
        }
    }

    /// The role of an action's name; `None` is an action that is not published.
    pub fn of_action(action: Option<Action>) -> Role {
        match action {
            Some(Action::Admin) => Role::Strong,
            Some(Action::Nobody) | None => Role::Dim,
            Some(Action::User | Action::Support) => Role::Plain,
        }
    }

    /// How a terminal shows the role.
    pub const fn style(self) -> Style {
        match self {
            Role::Strong => Style::new().bold(),
            Role::Heading | Role::Good => colored(AnsiColor::Green),
            Role::Warning => colored(AnsiColor::Magenta),
            // The darker red is not readable on black.
            Role::Error => colored(AnsiColor::BrightRed),
            Role::Dim => Style::new().dimmed(),
            Role::Mark => Style::new().bold().underline(),
            Role::Plain => Style::new(),
        }
    }
}

const fn colored(color: AnsiColor) -> Style {
    Style::new().bold().fg_color(Some(anstyle::Color::Ansi(color)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anstyle::Color;

    const ROLES: [Role; 8] =
        [Role::Strong, Role::Heading, Role::Good, Role::Warning, Role::Error, Role::Dim, Role::Mark, Role::Plain];

    /// What the sixteen colors are in xterm, VGA, Tango and macOS Terminal; the darker eight come first.
    const PALETTES: [(&str, [u32; 16]); 4] = [
        (
            "xterm",
            [
                0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
                0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
            ],
        ),
        (
            "VGA",
            [
                0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555,
                0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
            ],
        ),
        (
            "Tango",
            [
                0x000000, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929,
                0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
            ],
        ),
        (
            "macOS",
            [
                0x000000, 0x990000, 0x00a600, 0x999900, 0x0000b2, 0xb200b2, 0x00a6b2, 0xbfbfbf, 0x666666, 0xe50000,
                0x00d900, 0xe5e500, 0x0000ff, 0xe500e5, 0x00e5e5, 0xe5e5e5,
            ],
        ),
    ];

    /// The contrast of two colors as the Web Content Accessibility Guidelines define it, from 1 to 21.
    fn contrast(one: u32, other: u32) -> f64 {
        let luminance = |color: u32| {
            let part = |shift: u32, weight: f64| {
                let value = f64::from(color >> shift & 0xff) / 255.0;
                weight * if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722) + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    fn least_contrast(color: AnsiColor) -> f64 {
        let number = anstyle::Ansi256Color::from_ansi(color).0 as usize;
        let shown =
            PALETTES.iter().flat_map(|(_, colors)| [0x000000, 0xffffff].map(|paper| contrast(colors[number], paper)));
        shown.fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn what_warns_is_readable_on_black_and_on_white() {
        assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 0.01);
        for role in [Role::Error, Role::Warning] {
            let Some(Color::Ansi(color)) = role.style().get_fg_color() else { panic!("{role:?} has no color") };
            assert!(least_contrast(color) >= 3.0, "{role:?}: {:.2}", least_contrast(color));
        }
    }

    #[test]
    fn what_must_be_read_is_in_the_default_color_and_every_other_color_is_bold() {
        for role in ROLES {
            let style = role.style();
            let is_relied_on = matches!(role, Role::Strong | Role::Mark | Role::Plain | Role::Dim);
            assert!(style.get_bg_color().is_none(), "{role:?}");
            match style.get_fg_color() {
                None => {}
                Some(_) => assert!(!is_relied_on && style.get_effects().contains(anstyle::Effects::BOLD), "{role:?}"),
            }
        }
    }
}
