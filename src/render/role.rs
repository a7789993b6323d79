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
    Plain,
}

impl Role {
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

    /// What the colors of warnings are in xterm, VGA, Tango and macOS Terminal.
    const SHOWN: [(AnsiColor, [u32; 4]); 2] = [
        (AnsiColor::Magenta, [0xcd00cd, 0xaa00aa, 0x75507b, 0xb200b2]),
        (AnsiColor::BrightRed, [0xff0000, 0xff5555, 0xef2929, 0xe50000]),
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

    #[test]
    fn what_warns_is_readable_on_black_and_on_white() {
        assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 0.01);
        for role in [Role::Error, Role::Warning] {
            let shown = SHOWN.iter().find(|(color, _)| role.style().get_fg_color() == Some(Color::Ansi(*color)));
            let (_, shown) = shown.unwrap_or_else(|| panic!("how terminals show {role:?} belongs into SHOWN"));
            for (color, paper) in shown.iter().flat_map(|&color| [(color, 0x000000), (color, 0xffffff)]) {
                assert!(contrast(color, paper) >= 3.0, "{role:?}: {color:06x} on {paper:06x}");
            }
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
