//! Files for Elasticsearch: the codes as documents, an enrich policy, a pipeline, and a script that loads them.

use super::ExportFile;
use super::rows::{COLUMNS, LookupRow, LookupTable};
use serde_json::{Map, Value, json};

pub fn files(table: &LookupTable) -> Vec<ExportFile> {
    vec![
        ExportFile { path: "zcodes.ndjson", text: table.rows.iter().map(document).collect() },
        ExportFile {
            path: "index.json",
            text: pretty(&json!({"mappings": {"properties": {"code": {"type": "keyword"}}}})),
        },
        ExportFile { path: "enrich-policy.json", text: pretty(&policy()) },
        ExportFile { path: "pipeline.json", text: pretty(&pipeline(&table.log_fields)) },
        ExportFile { path: "load.sh", text: LOAD.to_owned() },
    ]
}

/// The two lines that the bulk interface takes for one document. Its id is the code, so that loading again renews it.
fn document(row: &LookupRow) -> String {
    let cells = COLUMNS.iter().zip(&row.0).filter(|(_, cell)| !cell.is_empty());
    let document: Map<String, Value> = cells.map(|(name, cell)| ((*name).to_owned(), cell.as_str().into())).collect();
    format!("{}\n{}\n", json!({"index": {"_id": row.0[0]}}), Value::Object(document))
}

fn policy() -> Value {
    json!({"match": {"indices": "zcodes", "match_field": "code", "enrich_fields": COLUMNS[1..]}})
}

fn pipeline(log_fields: &[&str]) -> Value {
    // One document may have several of the fields, so what is added is under its field.
    let processor = |field: &&str| {
        json!({"enrich": {
            "policy_name": "zcodes", "field": field, "target_field": format!("zcodes.{field}"), "max_matches": 1, "ignore_missing": true,
        }})
    };
    let processors: Vec<Value> = log_fields.iter().map(processor).collect();
    json!({"description": "What Zscaler's codes mean: zcodes.<field>.status, zcodes.<field>.action …", "processors": processors})
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

const LOAD: &str = r#"#!/bin/sh
# Loads the codes into Elasticsearch, made by `zcodes export elastic`. It follows Elastic's documentation; it was not run.
#
#   ES_KEY=… sh load.sh https://localhost:9200 [--cacert FILE]       what follows the address goes to curl
#
# The API key needs the cluster privileges manage_enrich and manage_ingest_pipelines, and of the index zcodes the
# privileges manage, read and write. Whoever indexes logs through the pipeline needs no more than before.
#
# Afterwards let your index use the pipeline (index.default_pipeline: zcodes), or name it
# logs-zscaler_zpa.user_activity@custom for Elastic's integration, where the field is
# zscaler_zpa.user_activity.internal_reason. Run this again after an update of zcodes.
set -eu
cd "$(dirname "$0")"
address=${1:?the address of Elasticsearch, such as https://localhost:9200}
shift
key=${ES_KEY:?an API key in the variable ES_KEY}
# The key goes over a file descriptor: arguments can be read by every user of this machine.
call() {
    method=$1 path=$2
    shift 2
    printf 'header = "Authorization: ApiKey %s"\n' "$key" |
        curl --config - --silent --show-error --request "$method" "$address/$path" "$@"
    echo
}
json='Content-Type: application/json'
call PUT zcodes --header "$json" --data-binary @index.json "$@" > /dev/null # It may be there from the last time.
loaded=$(call POST 'zcodes/_bulk?refresh=true&filter_path=errors' --header 'Content-Type: application/x-ndjson' \
    --data-binary @zcodes.ndjson --fail "$@")
case $loaded in
*'"errors":false'*) ;;
*) echo "not everything was loaded: $loaded" >&2; exit 1 ;;
esac
# A policy cannot be changed; the one from the last time is the same.
call PUT _enrich/policy/zcodes --header "$json" --data-binary @enrich-policy.json "$@" > /dev/null
call PUT _enrich/policy/zcodes/_execute --fail "$@"
call PUT _ingest/pipeline/zcodes --header "$json" --data-binary @pipeline.json --fail "$@"
"#;
