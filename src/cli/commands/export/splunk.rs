//! An app for Splunk: the lookup, and automatic lookups for the source types of Zscaler's logs.

use super::ExportFile;
use super::rows::LookupTable;

/// The source types that Splunk's add-on for Zscaler gives to logs of Private Access and of Internet & SaaS.
const SOURCE_TYPES: [&str; 6] = [
    "zscalerlss-zpa-app",
    "zscalerlss-zpa-auth",
    "zscalerlss-zpa-connector",
    "zscalernss-web",
    "zscalernss-fw",
    "zscalernss-dns",
];

const ADDED: [&str; 5] = ["status", "type", "action", "resolution", "retired"];

pub fn files(table: &LookupTable) -> Vec<ExportFile> {
    vec![
        ExportFile { path: "lookups/zcodes.csv", text: table.flat_csv() },
        ExportFile { path: "default/app.conf", text: app() },
        ExportFile { path: "default/transforms.conf", text: TRANSFORMS.to_owned() },
        ExportFile { path: "default/props.conf", text: props(&table.log_fields) },
        ExportFile { path: "default/savedsearches.conf", text: searches(&table.log_fields) },
        ExportFile { path: "metadata/default.meta", text: META.to_owned() },
        ExportFile { path: "README.txt", text: README.to_owned() },
    ]
}

fn app() -> String {
    format!(
        "[install]\nis_configured = 1\n\n[ui]\nis_visible = 0\nlabel = zcodes\n\n[launcher]\nversion = {}\n\
         description = What Zscaler's codes mean, and what to do\n\n[package]\nid = zcodes\n",
        env!("CARGO_PKG_VERSION")
    )
}

const TRANSFORMS: &str = "[zcodes]\nfilename = zcodes.csv\nmax_matches = 1\n";

fn props(log_fields: &[&str]) -> String {
    let lookups: Vec<String> = log_fields.iter().map(|field| lookup(field)).collect();
    SOURCE_TYPES.map(|source_type| format!("[{source_type}]\n{}", lookups.concat())).join("\n")
}

/// One event may have several of the fields, so what is added is named after its field.
fn lookup(field: &str) -> String {
    let added = ADDED.map(|column| format!("{column} AS zcodes_{field}_{column}")).join(" ");
    format!("LOOKUP-zcodes-{field} = zcodes code AS {field} OUTPUT {added}\n")
}

/// A search for each field. Without `fillnull`, `stats` drops the codes that are not in the lookup.
fn searches(log_fields: &[&str]) -> String {
    log_fields.iter().map(|field| search(field)).collect::<Vec<_>>().join("\n")
}

fn search(field: &str) -> String {
    let [status, action, steps] = ["status", "action", "resolution"].map(|column| format!("zcodes_{field}_{column}"));
    format!(
        "[zcodes: {field}]\n\
         search = sourcetype=zscaler* {field}!=\"\" \\\n\
         | fillnull value=\"-\" {status} {action} {steps} \\\n\
         | stats count dc(Username) AS users BY {field} {status} {action} {steps} \\\n\
         | eval {steps}=split({steps}, \" | \") \\\n\
         | sort - count\n\
         dispatch.earliest_time = -24h\n\
         dispatch.latest_time = now\n"
    )
}

/// Everyone may read it, and searches in every app find it.
const META: &str = "[]\naccess = read : [ * ], write : [ admin ]\nexport = system\n";

const README: &str = "\
An app for Splunk, made by `zcodes export splunk`. It follows Splunk's documentation; it was not run.

1. Copy this folder to $SPLUNK_HOME/etc/apps/zcodes on the search head, and restart Splunk.
2. If your logs have other source types, change the headings in default/props.conf and the saved searches.
3. Search: the saved searches \"zcodes: …\" count the codes of the last day with their meaning.

A cell with two meanings has OR between them, so search for zcodes_InternalReason_action=*admin*. Steps are joined by \" | \".
To renew it, run `zcodes export splunk --output DIR --force` after an update of zcodes.
";
