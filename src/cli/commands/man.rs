//! `zcodes man`: the man page of the whole program, made of what `--help` says.
//! One page, not one a subcommand: `man zcodes` is what people type, and a package installs one file.
//! clap_mangen was left out: it makes a page a subcommand, and runs the lines of examples together.

use crate::catalog;
use crate::cli::roff::ManPage;
use crate::cli::stdout::Stdout;
use crate::cli::{self, ExitCode, Result};
use clap::{Arg, ArgMatches, Command};
use std::io::Write;

const HELP: &str = "\
Examples:
  zcodes man | man -l -
  zcodes man > /usr/local/share/man/man1/zcodes.1";

pub fn parser(command: Command) -> Command {
    command.about("Print the man page").before_help(HELP)
}

pub(in crate::cli) fn run(_: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let mut program = cli::parser().disable_help_subcommand(true);
    program.build();
    stdout.write_all(page(&program).as_bytes())?;
    Ok(ExitCode::Success)
}

fn page(program: &Command) -> String {
    let about = program.get_about().map(ToString::to_string).unwrap_or_default();
    let mut page = ManPage::new("ZCODES", &["zcodes ", catalog::VERSION].concat());
    page.section("Name");
    page.text(&format!("zcodes - {about}"));
    page.section("Synopsis");
    page.lines(program.get_subcommands().map(usage));
    let (paragraphs, titled) = blocks(program);
    page.section("Description");
    paragraphs.iter().for_each(|paragraph| page.paragraph(paragraph));
    page.section("Commands");
    program.get_subcommands().for_each(|command| describe(&mut page, command));
    for heading in headings(program) {
        shared_options(&mut page, program, heading);
    }
    page.section("General options");
    program.get_arguments().for_each(|arg| explain(&mut page, arg));
    for (title, lines) in titled {
        page.section(&title);
        page.lines(lines.iter());
    }
    page.into_text()
}

fn describe(page: &mut ManPage, command: &Command) {
    page.subsection(command.get_name());
    page.text(&format!("{}.", command.get_about().map(ToString::to_string).unwrap_or_default()));
    let (paragraphs, titled) = blocks(command);
    paragraphs.iter().for_each(|paragraph| page.paragraph(paragraph));
    let is_own = |arg: &&Arg| arg.get_help_heading().is_none() && arg.get_id() != "help";
    let own = command.get_arguments().filter(is_own);
    own.for_each(|arg| explain(page, arg));
    for (title, lines) in titled {
        page.paragraph(&format!("{title}:"));
        page.lines(lines.iter());
    }
}

/// The headings of the options that commands share, in the order of the help.
fn headings(program: &Command) -> Vec<&str> {
    let mut found = Vec::new();
    for heading in program.get_subcommands().flat_map(Command::get_arguments).filter_map(Arg::get_help_heading) {
        if !found.contains(&heading) {
            found.push(heading);
        }
    }
    found
}

/// The options under a heading, once, and the commands that take them.
fn shared_options(page: &mut ManPage, program: &Command, heading: &str) {
    let under = |command: &&Command| command.get_arguments().any(|arg| arg.get_help_heading() == Some(heading));
    let takers: Vec<&Command> = program.get_subcommands().filter(under).collect();
    let names: Vec<&str> = takers.iter().map(|command| command.get_name()).collect();
    let title = heading.split_once(" (").map_or(heading, |(title, _)| title);
    page.section(title);
    page.text(&format!("Taken by {}{}.", names.join(", "), &heading[title.len()..]));
    let mut shown = Vec::new();
    for arg in takers.into_iter().flat_map(Command::get_arguments) {
        if arg.get_help_heading() == Some(heading) && !arg.is_hide_set() && !shown.contains(&arg.get_id()) {
            shown.push(arg.get_id());
            explain(page, arg);
        }
    }
}

/// An argument, its help and its known values.
fn explain(page: &mut ManPage, arg: &Arg) {
    let short = arg.get_short().filter(|_| arg.get_long().is_some());
    let name = arg.clone().short(None).to_string();
    page.item(&short.map_or_else(|| name.clone(), |short| format!("-{short}, {name}")));
    let help = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    page.text(&format!("{help}."));
    for alias in arg.get_visible_aliases().unwrap_or_default() {
        page.text(&format!("Also --{alias}."));
    }
    if !arg.get_action().takes_values() || arg.is_hide_possible_values_set() {
        return;
    }
    let values: Vec<_> = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect();
    let unsaid = values.iter().any(|value| !help.contains(value.get_name()));
    if unsaid {
        let named = values.iter().map(|value| match value.get_help() {
            Some(help) => format!("{} ({help})", value.get_name()),
            None => value.get_name().to_owned(),
        });
        page.text(&format!("One of: {}.", named.collect::<Vec<_>>().join(", ")));
    }
}

/// The usage without the word "Usage", on one line.
fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage:").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Titles, and under each the lines to be kept as they are.
type Titled = Vec<(String, Vec<String>)>;

/// What the help has before and after the options: paragraphs, and what has a title.
fn blocks(command: &Command) -> (Vec<String>, Titled) {
    let texts = [command.get_before_help(), command.get_after_long_help()];
    let help = texts.into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join("\n\n");
    let (mut paragraphs, mut titled) = (Vec::new(), Vec::new());
    for block in help.split("\n\n").filter(|block| !block.is_empty()) {
        match block.split_once(":\n") {
            Some((title, lines)) => {
                let line = |line: &str| line.strip_prefix("  ").unwrap_or(line).to_owned();
                titled.push((title.to_owned(), lines.lines().map(line).collect()));
            }
            None => paragraphs.push(block.replace('\n', " ")),
        }
    }
    (paragraphs, titled)
}
