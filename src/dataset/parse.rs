//! From JSON to tables: the shape of the files, nothing of what they mean. Which keys there are is said here, by asking
//! for them; those of an entry that are texts and lists of texts are listed in `record`.

use super::json::{Object, Reader};
use super::{
    Data, File, Located, Problem, RawComponent, RawEntry, RawLink, RawSource, RawTable, Reference, Term, Terms,
};
use crate::record::{ListKey, TextKey};
use std::str::FromStr;

/// Reads the files; `schema.json` is for editors, two files have forms of their own, any other is a table.
pub fn data(files: &[File], problems: &mut Vec<Problem>) -> Data {
    let mut data = Data::default();
    for file in files {
        let Some(text) = text(file, problems) else { continue };
        let mut reader = Reader::new(&file.stem, text, problems);
        match file.stem.as_str() {
            "schema" => drop(reader.raw()),
            "components" => data.components = reader.root(&["components"], components).unwrap_or_default(),
            "terms" => data.terms = reader.root(&["ignored", "terms"], terms).unwrap_or_default(),
            stem => {
                let required = ["id", "title", "seen_in", "sources", "entries"];
                data.tables.extend(reader.root(&required, |object| table(stem, object)));
            }
        }
    }
    data
}

/// The text of a file that can be read and is UTF-8.
fn text<'f>(file: &'f File, problems: &mut Vec<Problem>) -> Option<&'f str> {
    let mut problem = |line, what| problems.push(Problem { stem: file.stem.clone(), line, what });
    let bytes = match &file.bytes {
        Ok(bytes) => bytes.as_slice(),
        Err(error) => {
            problem(0, format!("cannot be read ({error}); make it a file that can be, or remove it"));
            return None;
        }
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        problem(0, "the file is UTF-16; save it as UTF-8".to_owned());
        return None;
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.len() < bytes.len() {
        problem(1, "the file begins with a byte order mark; save it without".to_owned());
    }
    match str::from_utf8(text) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = 1 + text[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            problem(line, "the file is not UTF-8; save it as UTF-8".to_owned());
            None
        }
    }
}

fn components(object: &mut Object) -> Vec<RawComponent> {
    object.objects("components", &["id", "name", "about", "prefixes"], |object| RawComponent {
        id: object.text("id"),
        name: object.text("name"),
        about: object.text("about"),
        prefixes: object.texts("prefixes"),
    })
}

fn terms(object: &mut Object) -> Terms {
    Terms {
        ignored: object.texts("ignored"),
        common: object.texts("common"),
        signs: object.texts("signs"),
        foreign: object.texts("foreign"),
        numbers_of: object.optional("numbers_of"),
        terms: object.objects("terms", &["said", "meant"], |object| Term {
            said: object.texts("said"),
            meant: object.texts("meant"),
        }),
    }
}

fn table(stem: &str, object: &mut Object) -> RawTable {
    RawTable {
        stem: stem.to_owned(),
        id: object.text("id"),
        title: object.text("title"),
        seen_in: object.text("seen_in"),
        families: object.texts("families"),
        cues: object.texts("cues"),
        log_fields: object.texts("log_fields"),
        sources: object.objects("sources", &["id", "title", "url", "as_of"], |object| RawSource {
            id: object.text("id"),
            title: object.text("title"),
            url: object.text("url"),
            as_of: object.text("as_of"),
        }),
        entries: object.objects("entries", &["component", "type", "description", "resolution"], entry),
    }
}

fn entry(object: &mut Object) -> RawEntry {
    RawEntry {
        line: object.line,
        texts: TextKey::NAMES.map(|key| object.optional(key)),
        lists: ListKey::NAMES.map(|key| object.texts(key)),
        component: object.text("component"),
        kind: one_of(object, "type"),
        action: one_of(object, "action"),
        links: object.objects("links", &["title", "url"], |object| RawLink {
            title: object.text("title"),
            url: object.text("url"),
        }),
        see_also: object.objects("see_also", &["table"], |object| Reference {
            line: object.line,
            table: object.text("table"),
            code: object.optional("code"),
            status: object.optional("status"),
            section: object.optional("section"),
        }),
        sources: sources(object),
    }
}

/// One or several sources, under a key for each case.
fn sources(object: &mut Object) -> Vec<Located> {
    let source = object.optional("source");
    let sources = object.texts("sources");
    match source {
        Some(source) if !sources.is_empty() => {
            object.problem(source.line.max(object.line), "both \"source\" and \"sources\"; list all in \"sources\"");
            sources
        }
        source => source.into_iter().chain(sources).collect(),
    }
}

/// A word of a fixed list. One that is refused is there all the same, so that nothing else is said of it.
fn one_of<T: FromStr<Err = impl ToString>>(object: &mut Object, key: &'static str) -> Option<Result<T, ()>> {
    let Located { text, line } = object.optional(key)?;
    if line == 0 {
        return Some(Err(()));
    }
    Some(text.parse().map_err(|error: T::Err| object.problem(line, error.to_string())))
}
