//! SQL for any database: standard types, one statement per row, no word of a dialect.

use super::ExportFile;
use super::rows::{COLUMNS, LookupRow, LookupTable};

pub fn file(table: &LookupTable) -> ExportFile {
    let [code, others @ ..] = COLUMNS;
    let others: Vec<String> = others.iter().map(|column| format!("    {column} VARCHAR(4000)")).collect();
    let mut text =
        format!("CREATE TABLE zcodes (\n    {code} VARCHAR(255) NOT NULL PRIMARY KEY,\n{}\n);\n", others.join(",\n"));
    table.rows.iter().for_each(|row| text.push_str(&insert(row)));
    ExportFile { path: "zcodes.sql", text }
}

fn insert(row: &LookupRow) -> String {
    let values: Vec<String> = row.0.iter().map(|cell| literal(cell)).collect();
    format!("INSERT INTO zcodes ({}) VALUES ({});\n", COLUMNS.join(", "), values.join(", "))
}

fn literal(cell: &str) -> String {
    if cell.is_empty() { "NULL".to_owned() } else { format!("'{}'", cell.replace('\'', "''")) }
}
