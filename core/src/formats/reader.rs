//! Reading fields of a JSON tree, every fault with its path.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    limits::{clean_name, clean_text},
    tree::{Step, Tree, line_of},
};
use crate::error::{Error, ErrorKind, Notice, NoticeKind, Place};

/// A fault with the way to it, before file and line are known.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    steps: Vec<Step>,
    message: String,
    mend: String,
}

impl Fault {
    /// The fault as an error of this file; finds its line in the text.
    pub(crate) fn in_file(self, text: &str, file: &str) -> Error {
        let place = Place {
            file: file.to_owned(),
            line: line_of(text, &self.steps),
            field: show(&self.steps),
        };
        Error::new(self.kind, place, self.message, self.mend)
    }
}

/// A number in a message. As JSON has it: the standard library's way to write floats would come into
/// the page's module for nothing else.
pub(crate) fn shown_number(value: f64) -> String {
    let text = serde_json::to_string(&value).unwrap_or_default();
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}

fn show(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Field(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Item(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// A value and the way to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'a> {
    tree: &'a Tree,
    up: Option<&'a Node<'a>>,
    step: Name<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Name<'a> {
    Root,
    Field(&'a str),
    Item(usize),
}

impl<'a> Node<'a> {
    pub(crate) fn root(tree: &'a Tree) -> Self {
        Self { tree, up: None, step: Name::Root }
    }

    pub(crate) fn tree(&self) -> &'a Tree {
        self.tree
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = self.up.map(Node::steps).unwrap_or_default();
        match self.step {
            Name::Root => {}
            Name::Field(name) => steps.push(Step::Field(name.to_owned())),
            Name::Item(index) => steps.push(Step::Item(index)),
        }
        steps
    }

    /// The way to here, as `respondents[2].answers`.
    pub(crate) fn path(&self) -> String {
        show(&self.steps())
    }

    pub(crate) fn fault(
        &self,
        kind: ErrorKind,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Fault {
        Fault { kind, steps: self.steps(), message: message.into(), mend: mend.into() }
    }

    fn wrong_type(&self, wanted: &str) -> Fault {
        let found = match self.tree {
            Tree::Null => "nothing (null)".to_owned(),
            Tree::Bool(value) => value.to_string(),
            Tree::Whole(value) => value.to_string(),
            Tree::Number(value) => shown_number(*value),
            Tree::Text(text) => format!("the text \"{}\"", clean_name(text, 40).0),
            Tree::List(_) => "a list".to_owned(),
            Tree::Object(_) => "an object".to_owned(),
        };
        self.fault(
            ErrorKind::WrongType,
            format!("{found} stands where {wanted} belongs"),
            format!("Write {wanted} here"),
        )
    }

    pub(crate) fn object(&self) -> Result<&'a [(String, Tree)], Fault> {
        match self.tree {
            Tree::Object(fields) => Ok(fields),
            _ => Err(self.wrong_type("an object in braces")),
        }
    }

    /// The fields of an object as nodes.
    pub(crate) fn fields<'s>(&'s self) -> Result<impl Iterator<Item = (&'s str, Node<'s>)>, Fault> {
        Ok(self.object()?.iter().map(move |(name, tree)| {
            (name.as_str(), Node { tree, up: Some(self), step: Name::Field(name) })
        }))
    }

    /// The items of a list as nodes.
    pub(crate) fn items<'s>(&'s self) -> Result<impl ExactSizeIterator<Item = Node<'s>>, Fault> {
        let Tree::List(items) = self.tree else {
            return Err(self.wrong_type("a list in brackets"));
        };
        Ok(items.iter().enumerate().map(move |(index, tree)| Node {
            tree,
            up: Some(self),
            step: Name::Item(index),
        }))
    }

    /// A field that may be absent; `null` is the same as absent.
    pub(crate) fn optional<'s>(&'s self, name: &'s str) -> Result<Option<Node<'s>>, Fault> {
        Ok(self
            .object()?
            .iter()
            .find(|(field, tree)| field == name && *tree != Tree::Null)
            .map(|(_, tree)| Node { tree, up: Some(self), step: Name::Field(name) }))
    }

    /// A field that must be there.
    pub(crate) fn required<'s>(&'s self, name: &'s str) -> Result<Node<'s>, Fault> {
        self.optional(name)?.ok_or_else(|| {
            self.fault(
                ErrorKind::Missing,
                format!("the field \"{name}\" is missing"),
                format!("Add \"{name}\""),
            )
        })
    }

    pub(crate) fn text(&self) -> Result<&'a str, Fault> {
        match self.tree {
            Tree::Text(text) => Ok(text),
            _ => Err(self.wrong_type("a text in quotes")),
        }
    }

    pub(crate) fn boolean(&self) -> Result<bool, Fault> {
        match self.tree {
            Tree::Bool(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    pub(crate) fn number(&self) -> Result<f64, Fault> {
        match self.tree {
            Tree::Whole(value) => Ok(*value as f64),
            Tree::Number(value) if value.is_finite() => Ok(*value),
            _ => Err(self.wrong_type("a number")),
        }
    }

    /// A whole number from `low` to `high`.
    pub(crate) fn whole(&self, low: i64, high: i64) -> Result<i64, Fault> {
        let value = match self.tree {
            Tree::Whole(value) => *value,
            Tree::Number(value) if *value == (*value as i64) as f64 => *value as i64,
            _ => return Err(self.wrong_type(&format!("a whole number from {low} to {high}"))),
        };
        if (low..=high).contains(&value) {
            return Ok(value);
        }
        Err(self.fault(
            ErrorKind::OutOfRange,
            format!("{value} is not from {low} to {high}"),
            format!("Write a whole number from {low} to {high}"),
        ))
    }

    /// One of a few words.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, Fault> {
        let text = self.text()?;
        words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or_else(|| {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.none_of(&all, text)
        })
    }

    /// Apart from [`Self::one_of`], which is compiled anew for each type.
    fn none_of(&self, words: &[&str], text: &str) -> Fault {
        self.fault(
            ErrorKind::Unknown,
            format!("\"{}\" is not known here", clean_name(text, 40).0),
            format!("Write one of: {}", words.join(", ")),
        )
    }

    /// A name, cleaned; says so where something was lost.
    pub(crate) fn name(&self, longest: usize, notices: &mut Noted) -> Result<String, Fault> {
        let (name, lost) = clean_name(self.text()?, longest);
        if lost {
            notices.cleaned(self);
        }
        Ok(name)
    }

    /// A longer text, cleaned; says so where something was lost.
    pub(crate) fn note(&self, longest: usize, notices: &mut Noted) -> Result<String, Fault> {
        let (text, lost) = clean_text(self.text()?, longest);
        if lost {
            notices.cleaned(self);
        }
        Ok(text)
    }

    /// Refuses fields that nothing reads: in an instrument a misspelt field must not pass.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Fault> {
        match self.object()?.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => Err(self.fault(
                ErrorKind::Unknown,
                format!("the field \"{}\" is not known here", clean_name(name, 40).0),
                format!("Take it out, or spell it as one of: {}", known.join(", ")),
            )),
        }
    }

    /// Notes fields that nothing reads.
    pub(crate) fn note_unknown(&self, known: &[&str], notices: &mut Noted) -> Result<(), Fault> {
        for (name, node) in self.fields()? {
            if !known.contains(&name) {
                notices.add(NoticeKind::IgnoredField, &node, "this field is not known; ignored");
            }
        }
        Ok(())
    }
}

/// The most notices a file gets one by one; the rest are counted.
const MOST_NOTICES: usize = 500;

/// The notices of one file as they are gathered.
#[derive(Debug)]
pub(crate) struct Noted {
    file: String,
    all: Vec<Notice>,
    more: usize,
}

impl Noted {
    pub(crate) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), all: Vec::new(), more: 0 }
    }

    /// Notes something about a value of a JSON tree.
    pub(crate) fn add(&mut self, kind: NoticeKind, node: &Node<'_>, message: impl Into<String>) {
        let place = Place::file(&self.file).field(clean_name(&node.path(), 300).0);
        self.push(Notice::new(kind, place, message));
    }

    /// Notes something about a line of a table.
    pub(crate) fn at_line(
        &mut self,
        kind: NoticeKind,
        line: u64,
        column: &str,
        message: impl Into<String>,
    ) {
        let place = Place::line(&self.file, line).field(clean_name(column, 100).0);
        self.push(Notice::new(kind, place, message));
    }

    fn push(&mut self, notice: Notice) {
        if self.all.len() < MOST_NOTICES {
            self.all.push(notice);
        } else {
            self.more += 1;
        }
    }

    fn cleaned(&mut self, node: &Node<'_>) {
        self.add(NoticeKind::CleanedText, node, CLEANED);
    }

    /// All of them; where there were too many to name, the last says how many more.
    pub(crate) fn finish(mut self) -> Vec<Notice> {
        if self.more > 0 {
            self.all.push(Notice::new(
                NoticeKind::More,
                Place::file(&self.file),
                format!("{} more things like these were noticed", self.more),
            ));
        }
        self.all
    }
}

/// What is said where characters were taken out.
pub(crate) const CLEANED: &str =
    "characters that do not belong here, or more than fits, were taken out";
