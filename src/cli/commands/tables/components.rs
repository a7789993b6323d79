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

#[derive(Serialize)]
pub struct ShownComponent {
    id: &'static str,
    name: &'static str,
    about: &'static str,
}

impl ShownComponent {
    pub fn new(component: Component) -> ShownComponent {
        ShownComponent { id: component.id(), name: component.name(), about: component.about() }
    }

    fn what(&self) -> String {
        format!("{}. {}", self.name, self.about)
    }
}

impl Record for ShownComponent {
    fn json(&self) -> Box<dyn Json + '_> {
        Box::new(self)
    }

    fn fields(&self) -> Vec<Vec<FieldValue>> {
        vec![[self.id, self.name, self.about].map(FieldValue::from).to_vec()]
    }

    fn rows(&self) -> Vec<Row> {
        let cells = vec![self.id.into(), self.what().into()];
        vec![Row { cells, ..Row::default() }]
    }

    fn line(&self) -> Vec<String> {
        vec![format!("{}: {}", self.id, self.what())]
    }

    fn card(&self, card: &mut Card) {
        card.title(self.id, Vec::new());
        card.strong(self.name);
        card.item("  ", self.about);
    }
}
