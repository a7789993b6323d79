//! `zcodes export`: the tables as files that other programs join to their logs.

mod elastic;
mod rows;
mod sentinel;
mod splunk;
mod sql;

use crate::cli::messages::note;
use crate::cli::options::Filters;
use crate::cli::stdout::Stdout;
use crate::cli::{Error, ExitCode, Result};
use clap::{ArgMatches, Args, Command, FromArgMatches, ValueEnum};
use rows::LookupTable;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Args)]
struct ExportArgs {
    /// The program that the files are for
    #[arg(value_name = "TARGET", ignore_case = true)]
    target: ExportTarget,
    /// Write the files into this folder; csv and sql go to stdout without it
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Overwrite files that are there already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    filters: Filters,
}

/// A program that logs are kept in.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
enum ExportTarget {
    /// an app: lookup, transforms, props, a sample search
    Splunk,
    /// bulk data, an enrich policy, a pipeline, and a script that loads them
    Elastic,
    /// a watchlist, and a function that needs no upload
    Sentinel,
    /// one file of CREATE and INSERT for any database
    Sql,
    /// one file, with line breaks inside its cells
    Csv,
}

/// A file of an export: its path inside the folder, and all that is in it.
struct ExportFile {
    path: &'static str,
    text: String,
}

const HELP: &str = "\
One row per code, or per text of an entry without a code; a code with two meanings
has both, with OR between them. Without --table, the tables whose codes or texts
occur in a log field are exported.

Examples:
  zcodes export csv > zcodes.csv
  zcodes export sql | sqlite3 logs.db
  zcodes export splunk --output zcodes-app";

pub fn parser(command: Command) -> Command {
    ExportArgs::augment_args(command)
        .about("Export the tables for Splunk, Elastic, Sentinel, SQL, spreadsheets")
        .before_help(HELP)
}

pub(in crate::cli) fn run(matches: &mut ArgMatches, stdout: &mut Stdout) -> Result {
    let args = ExportArgs::from_arg_matches_mut(matches)?;
    let table = LookupTable::new(&args.filters);
    if table.rows.is_empty() {
        note("no entry passes all these filters; try fewer of them");
        return Ok(ExitCode::Incomplete);
    }
    let files = files(args.target, &table);
    match (&args.output, &files[..]) {
        (Some(folder), files) => {
            write(files, folder, args.force)?;
            let written = if files.len() == 1 { "1 file".to_owned() } else { format!("{} files", files.len()) };
            note(&format!("{} codes in {written} in {}", table.rows.len(), folder.display()));
        }
        (None, [file]) => {
            stdout.write_all(file.text.as_bytes())?;
            stdout.finish()?;
        }
        (None, _) => return Err(Error::usage("this makes several files; --output DIR says where they go")),
    }
    Ok(ExitCode::Success)
}

fn files(target: ExportTarget, table: &LookupTable) -> Vec<ExportFile> {
    match target {
        ExportTarget::Splunk => splunk::files(table),
        ExportTarget::Elastic => elastic::files(table),
        ExportTarget::Sentinel => sentinel::files(table),
        ExportTarget::Sql => vec![sql::file(table)],
        ExportTarget::Csv => vec![ExportFile { path: "zcodes.csv", text: table.csv() }],
    }
}

/// Writes all files, or none if one is there that may not be overwritten.
fn write(files: &[ExportFile], folder: &Path, force: bool) -> io::Result<()> {
    let named = |path: &Path, error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let taken = files.iter().map(|file| folder.join(file.path)).find(|path| !force && path.exists());
    if let Some(path) = taken {
        let message = format!("{} is there already; --force overwrites it", path.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    for file in files {
        let path = folder.join(file.path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| named(parent, error))?;
        let mut options = OpenOptions::new();
        let opened = options.write(true).truncate(true).create(force).create_new(!force).open(&path);
        opened.and_then(|mut out| out.write_all(file.text.as_bytes())).map_err(|error| named(&path, error))?;
    }
    Ok(())
}
