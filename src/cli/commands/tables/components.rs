//! `zcodes tables --components`: the parts of the service that the tables name.

use crate::catalog::Component;
use crate::render::card::Card;
use crate::render::json::Json;
use crate::render::{Column, ColumnKind, Columns, FieldValue, Record, Row};
use serde::Serialize;

pub fn columns() -> Columns {
    let cells = [Column::new("COMPONENT", ColumnKind::Name), Column::new("WHAT IT IS", ColumnKind::Text)];
    Columns { fields: vec!["id", "name", "about"], cells: cells.to_vec() }
}

pub struct ShownComponent(pub Component);

#[derive(Serialize)]
struct ComponentView {
    id: &'static str,
    name: &'static str,
    about: &'static str,
}

impl ShownComponent {
    fn what(&self) -> String {
        format!("{}. {}", self.0.name(), self.0.about())
    }
}

impl Record for ShownComponent {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(ComponentView { id: self.0.id(), name: self.0.name(), about: self.0.about() })
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![[self.0.id(), self.0.name(), self.0.about()].map(FieldValue::from).to_vec()]
    }

    fn rows(&self) -> Vec<Row> {
        let cells = vec![self.0.id().into(), self.what().into()];
        vec![Row { cells, ..Row::default() }]
    }

    fn line(&self) -> Vec<String> {
        vec![format!("{}: {}", self.0.id(), self.what())]
    }

    fn card(&self, card: &mut Card) {
        card.title(self.0.id(), Vec::new());
        card.strong(self.0.name());
        card.item("  ", self.0.about());
    }
}
