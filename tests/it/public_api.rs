//! The library's public interface changes only on purpose: it is written down in `public_api.txt`.

use crate::house::{Source, sources};
use syn::visit_mut::VisitMut;
use syn::{Attribute, Block, Fields, Ident, ImplItem, Item, Type, UseTree, Visibility};

#[test]
fn the_public_interface_is_the_one_written_down() {
    // `TRYCMD=overwrite cargo test` writes it down anew; the change then shows in review, and in CHANGELOG.md.
    snapbox::Assert::new().action_env("TRYCMD").eq(interface(), snapbox::file!["public_api.txt"].raw());
}

/// What `lib.rs` re-exports, as the sources have it, without bodies, documentation and what is private.
fn interface() -> String {
    let mut sources = sources(&["src"]);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut interface = parsed(sources.iter().find(|source| source.path == "src/lib.rs").expect("it is there"));
    interface.attrs.clear();
    interface.items = interface.items.iter().flat_map(|item| reexported(item, &sources)).collect();
    prettyplease::unparse(&interface)
}

/// The items that a `pub use module::{names}` makes public.
fn reexported(item: &Item, sources: &[Source]) -> Vec<Item> {
    let Item::Use(reexport) = item else { return Vec::new() };
    let UseTree::Path(path) = &reexport.tree else { return Vec::new() };
    let names: Vec<&Ident> = match &*path.tree {
        UseTree::Group(group) => group.items.iter().filter_map(name).collect(),
        tree => name(tree).into_iter().collect(),
    };
    let of_module = sources.iter().filter(|source| path.ident == source.module());
    of_module.flat_map(|source| parsed(source).items).filter_map(|item| public(item, &names)).collect()
}

fn name(tree: &UseTree) -> Option<&Ident> {
    if let UseTree::Name(name) = tree { Some(&name.ident) } else { None }
}

/// What everybody may see of an item, if it is one of these or an implementation for one.
fn public(mut item: Item, names: &[&Ident]) -> Option<Item> {
    let is_named = match &mut item {
        Item::Fn(function) => names.contains(&&function.sig.ident),
        Item::Const(constant) => names.contains(&&constant.ident),
        Item::Enum(choice) => names.contains(&&choice.ident),
        Item::Struct(record) => {
            match &mut record.fields {
                Fields::Named(fields) => {
                    let all = std::mem::take(&mut fields.named);
                    fields.named = all.into_iter().filter(|field| is_public(&field.vis)).collect();
                }
                fields => *fields = Fields::Unit,
            }
            names.contains(&&record.ident)
        }
        Item::Impl(block) => {
            block.items.retain(|item| match item {
                ImplItem::Fn(function) => is_public(&function.vis),
                ImplItem::Const(constant) => is_public(&constant.vis),
                _ => false,
            });
            let is_of_one =
                matches!(&*block.self_ty, Type::Path(of) if names.iter().any(|name| of.path.is_ident(*name)));
            is_of_one && (block.trait_.is_some() || !block.items.is_empty())
        }
        _ => false,
    };
    Outside.visit_item_mut(&mut item);
    is_named.then_some(item)
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Takes away what nobody sees from outside.
struct Outside;

impl VisitMut for Outside {
    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.clear();
    }

    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        attributes.retain(|attribute| ["derive", "non_exhaustive"].iter().any(|name| attribute.path().is_ident(name)));
    }
}

fn parsed(source: &Source) -> syn::File {
    syn::parse_file(&source.text).expect("it compiles")
}
