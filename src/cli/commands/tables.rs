//! `zcodes tables`: the tables inside, with their entries, source pages and dates.

mod components;

use crate::catalog::{self, Source, Table};
use crate::cli::options::{Limit, OutputOptions};
use crate::cli::stdout::Stdout;
use crate::cli::{ExitCode, Result};
use crate::render::card::Card;
use crate::render::json::Json;
use crate::render::{Column, ColumnKind, Columns, FieldValue, Format, Record, Row};
use clap::{ArgMatches, Args, Command, FromArgMatches};
use components::ShownComponent;
use serde::Serialize;

#[derive(Args)]
struct TablesArgs {
    /// List the components instead: the values of `--component`, and what each of them is
    #[arg(long)]
    components: bool,
    #[command(flatten)]
    limit: Limit,
    #[command(flatten)]
    output: OutputOptions,
}

const FIELDS: [&str; 5] = ["id", "title", "seen_in", "entries", "sources"];

const COLUMNS: [Column; 5] = [
    Column::new("TABLE", ColumnKind::Name),
    Column::new("ENTRIES", ColumnKind::Number),
    Column::droppable("AS OF", ColumnKind::Other, 1),
    Column::new("TITLE", ColumnKind::Text),
    Column::droppable("PAGE", ColumnKind::Other, 2),
];

pub fn parser(command: Command) -> Command {
    TablesArgs::augment_args(command).about("List the built-in tables with their sizes, source pages and dates")
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let options = TablesArgs::from_arg_matches_mut(matches)?;
    let columns = if options.components { components::columns } else { columns };
    let mut printer = stdout.printer(&options.output, Format::Table, columns);
    if options.components {
        catalog::components()
            .take(options.limit.or_all())
            .try_for_each(|component| printer.print(&ShownComponent(component)))?;
    } else {
        catalog::tables().take(options.limit.or_all()).try_for_each(|table| printer.print(&ShownTable { table }))?;
    }
    printer.finish()?;
    Ok(ExitCode::Success)
}

fn columns() -> Columns {
    Columns { fields: FIELDS.to_vec(), cells: COLUMNS.to_vec() }
}

struct ShownTable {
    table: Table,
}

#[derive(Serialize)]
struct TableView {
    id: &'static str,
    title: &'static str,
    seen_in: &'static str,
    entries: usize,
    sources: Vec<Source>,
}

impl Record for ShownTable {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(TableView {
            id: self.table.id(),
            title: self.table.title(),
            seen_in: self.table.seen_in(),
            entries: self.table.entries().len(),
            sources: self.table.sources().collect(),
        })
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        let sources = self.table.sources().map(|source| format!("{} <{}>, {}", source.title, source.url, source.as_of));
        let (id, title, seen_in) = (self.table.id(), self.table.title(), self.table.seen_in());
        vec![vec![
            id.into(),
            title.into(),
            seen_in.into(),
            self.table.entries().len().into(),
            FieldValue::List(sources.collect()),
        ]]
    }

    fn rows(&self) -> Vec<Row> {
        let url = self.table.sources().next().map_or("", |source| source.url);
        let as_of = self.table.sources().map(|source| source.as_of).max().unwrap_or_default();
        let entries = self.table.entries().len().to_string();
        let cells = vec![self.table.id().into(), entries.into(), as_of.into(), self.table.title().into(), url.into()];
        vec![Row { cells, ..Row::default() }]
    }

    fn line(&self) -> Vec<String> {
        let (id, title, entries) = (self.table.id(), self.table.title(), self.table.entries().len());
        let page = self.table.sources().next().map_or(String::new(), |source| format!(" {}", source.url));
        vec![format!("{id}: {title}, {entries} entries.{page}")]
    }

    fn card(&self, card: &mut Card) {
        card.title(self.table.id(), Vec::new());
        card.strong(self.table.title());
        card.item("  ", format!("{} entries. Seen in: {}.", self.table.entries().len(), self.table.seen_in()));
        for source in self.table.sources() {
            card.link("Source", format!("{}, {}", source.title, source.as_of), source.url);
        }
    }
}
