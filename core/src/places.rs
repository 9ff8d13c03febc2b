//! Where something stands that is looked up by a text.

use alloc::{collections::BTreeMap, string::String};

/// Numbers by text: the one kind of map there is. The standard library's is compiled anew for each
/// pair of types, several kilobytes each, which a visitor of the page downloads. For the same
/// reason it is filled one by one: gathering with `collect` brings a sort along.
pub(crate) type Places = BTreeMap<String, usize>;
