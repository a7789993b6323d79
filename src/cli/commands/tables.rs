//! `zcodes tables`: the tables inside, with their entries, source pages and dates.

mod components;

use crate::catalog::fields::Content;
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

pub fn parser(command: Command) -> Command {
    TablesArgs::augment_args(command).about("List the built-in tables with their sizes, source pages and dates")
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let options = TablesArgs::from_arg_matches_mut(matches)?;
    let columns = if options.components { components::columns } else { columns };
    let mut printer = stdout.printer(&options.output, Format::Table, columns);
    let limit = options.limit.or_all();
    if options.components {
        catalog::components().take(limit).try_for_each(|component| printer.print(&ShownComponent::new(component)))?;
    } else {
        catalog::tables().take(limit).try_for_each(|table| printer.print(&ShownTable::new(table)))?;
    }
    printer.finish()?;
    Ok(ExitCode::Success)
}

fn columns() -> Columns {
    let cells = vec![
        Column::new("TABLE", ColumnKind::Name),
        Column::new("ENTRIES", ColumnKind::Number),
        Column::droppable("AS OF", ColumnKind::Other, 1),
        Column::new("TITLE", ColumnKind::Text),
        Column::droppable("PAGE", ColumnKind::Other, 2),
    ];
    Columns { fields: vec!["id", "title", "seen_in", "entries", "sources"], cells }
}

#[derive(Serialize)]
struct ShownTable {
    id: &'static str,
    title: &'static str,
    seen_in: &'static str,
    entries: usize,
    sources: Vec<Source>,
}

impl ShownTable {
    fn new(table: Table) -> ShownTable {
        let (entries, sources) = (table.entries().len(), table.sources().collect());
        ShownTable { id: table.id(), title: table.title(), seen_in: table.seen_in(), entries, sources }
    }
}

impl Record for ShownTable {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(self)
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        let sources = Content::Sources(self.sources.clone());
        vec![vec![self.id.into(), self.title.into(), self.seen_in.into(), self.entries.into(), sources.into()]]
    }

    fn rows(&self) -> Vec<Row> {
        let url = self.sources.first().map_or("", |source| source.url);
        let as_of = self.sources.iter().map(|source| source.as_of).max().unwrap_or_default();
        let cells = vec![self.id.into(), self.entries.to_string().into(), as_of.into(), self.title.into(), url.into()];
        vec![Row { cells, ..Row::default() }]
    }

    fn line(&self) -> Vec<String> {
        let page = self.sources.first().map_or(String::new(), |source| format!(" {}", source.url));
        vec![format!("{}: {}, {} entries.{page}", self.id, self.title, self.entries)]
    }

    fn card(&self, card: &mut Card) {
        card.title(self.id, Vec::new());
        card.strong(self.title);
        card.item("  ", format!("{} entries. Seen in: {}.", self.entries, self.seen_in));
        for source in &self.sources {
            card.link("Source", format!("{}, {}", source.title, source.as_of), source.url);
        }
    }
}
