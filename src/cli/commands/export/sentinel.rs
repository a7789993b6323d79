//! Files for Microsoft Sentinel: a watchlist, a function that needs no upload, and a query for each field.

use super::ExportFile;
use super::rows::{COLUMNS, LookupTable};

pub fn files(table: &LookupTable) -> Vec<ExportFile> {
    vec![
        ExportFile { path: "watchlist.csv", text: table.flat_csv() },
        ExportFile { path: "zcodes.kql", text: function(table) },
        ExportFile { path: "queries.kql", text: table.log_fields.iter().map(|field| query(field)).collect() },
        ExportFile { path: "README.txt", text: README.to_owned() },
    ]
}

fn function(table: &LookupTable) -> String {
    let columns = COLUMNS.map(|column| format!("['{column}']:string")).join(", ");
    let row =
        |cells: &[String; COLUMNS.len()]| format!("    {}", cells.each_ref().map(|cell| literal(cell)).join(", "));
    let rows: Vec<String> = table.rows.iter().map(|cells| row(&cells.0)).collect();
    format!("// Save this as a function named zcodes.\ndatatable({columns}) [\n{}\n]\n", rows.join(",\n"))
}

fn literal(cell: &str) -> String {
    format!("\"{}\"", cell.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn query(field: &str) -> String {
    format!(
        "// {field}. ZPAEvent is the parser of Microsoft's solution for Private Access; name the table that has your logs.\n\
         ZPAEvent\n\
         | where isnotempty({field})\n\
         | lookup kind=leftouter zcodes() on $left.{field} == $right.code\n\
         | summarize events = count(), users = dcount(DstUserName) by {field}, status, action, resolution\n\
         | extend steps = split(resolution, \"\\n\")\n\
         | order by events desc\n\n"
    )
}

const README: &str = "\
Files for Microsoft Sentinel, made by `zcodes export sentinel`. They follow Microsoft's documentation; they were not run.

Either save zcodes.kql as a function named zcodes (Logs > Save > Save as function), and run the queries of queries.kql.
Or add a watchlist (Configuration > Watchlist): alias zcodes, the file watchlist.csv with a header, SearchKey code. Then
put `(_GetWatchlist('zcodes') | project code = SearchKey, status, action, resolution)` in place of `zcodes()`, and
\" | \" in place of \"\\n\".

ZPAEvent and DstUserName are names of the solution's parser; put your own table and its user column there otherwise.
A cell with two meanings has OR between them, so test `action has \"admin\"`.
To renew them, run `zcodes export sentinel --output DIR --force` after an update of zcodes.
";
