//! An app for Splunk: the lookup, and automatic lookups for the source types of Zscaler's log streaming service.

use super::ExportFile;
use super::rows::LookupTable;

/// The source types that Splunk's add-on for Zscaler gives to logs of Private Access.
const SOURCE_TYPES: [&str; 3] = ["zscalerlss-zpa-app", "zscalerlss-zpa-auth", "zscalerlss-zpa-connector"];

/// What a lookup adds to an event.
const ADDED: &str = "status AS zcodes_status type AS zcodes_type action AS zcodes_action \
                     resolution AS zcodes_resolution retired AS zcodes_retired";

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
    let lookups: Vec<String> = log_fields
        .iter()
        .map(|field| format!("LOOKUP-zcodes-{field} = zcodes code AS {field} OUTPUTNEW {ADDED}\n"))
        .collect();
    SOURCE_TYPES.map(|source_type| format!("[{source_type}]\n{}", lookups.concat())).join("\n")
}

/// A search for each field. Without `fillnull`, `stats` drops the codes that are not in the lookup.
fn searches(log_fields: &[&str]) -> String {
    let search = |field: &&str| {
        format!(
            "[zcodes: {field}]\n\
             search = sourcetype=zscalerlss-zpa-* {field}=* {field}!=\"\" \\\n\
             | fillnull value=\"-\" zcodes_status zcodes_action zcodes_resolution \\\n\
             | stats count dc(Username) AS users BY {field} zcodes_status zcodes_action zcodes_resolution \\\n\
             | eval zcodes_resolution=split(zcodes_resolution, \" | \") \\\n\
             | sort - count\n\
             dispatch.earliest_time = -24h\n\
             dispatch.latest_time = now\n"
        )
    };
    log_fields.iter().map(search).collect::<Vec<_>>().join("\n")
}

/// Everyone may read it, and searches in every app find it.
const META: &str = "[]\naccess = read : [ * ], write : [ admin ]\nexport = system\n";

const README: &str = "\
An app for Splunk, made by `zcodes export splunk`. It follows Splunk's documentation; it was not run.

1. Copy this folder to $SPLUNK_HOME/etc/apps/zcodes on the search head, and restart Splunk.
2. If your logs have other source types, change the headings in default/props.conf and the saved searches.
3. Search: the saved searches \"zcodes: …\" count the codes of the last day with their meaning.

A cell with two meanings has OR between them, so search for zcodes_action=*admin*. Steps are joined by \" | \".
To renew it, run `zcodes export splunk --output DIR --force` after an update of zcodes.
";
