//! Several files of one partnership become one set of answers; nothing is dropped in silence.

use alloc::{format, string::String, vec::Vec};

use crate::{
    error::{Error, ErrorKind, Notice, NoticeKind, Place},
    places::Places,
    responses::{Respondent, Responses, near},
};

impl Responses {
    /// Takes in the answers of another file.
    ///
    /// A respondent who is there already (same id, partner and wave) is kept as it is: the notice
    /// says whether the two gave the same answers; of more than three it gives their number and
    /// the first ids. The stricter promise about names holds for all, and so does
    /// the first partner said to hold the money.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Mismatch`] where the other file is of another instrument, version or
    /// partnership; then `self` is as it was.
    pub fn merge(&mut self, other: Self, file: &str) -> Result<Vec<Notice>, Error> {
        self.check_same(&other, file)?;
        let mut notices = Vec::new();
        if self.respondents.is_empty() && self.partners.is_empty() {
            // Nothing was promised to anyone yet.
            self.disclosure = other.disclosure;
        } else if self.disclosure != other.disclosure {
            self.disclosure = self.disclosure.stricter(other.disclosure);
            notices.push(Notice::new(
                NoticeKind::Assumed,
                Place::file(file).field("disclosure"),
                "the files promise different things about names; the stricter promise is kept for all",
            ));
        }
        if self.partnership.is_empty() {
            self.partnership.clone_from(&other.partnership);
        }
        if self.about.is_empty() {
            self.about.clone_from(&other.about);
        }
        for name in &other.partners {
            // Two alike in one file were noticed when it was read.
            if let Some(near) = self.similar_partner(name).filter(|n| !other.partners.contains(n)) {
                notices.push(Notice::new(
                    NoticeKind::SimilarPartner,
                    Place::file(file).field("partners"),
                    near::similar(name, near),
                ));
            }
            self.partner_index(name);
        }
        let holder = other.money_holder.and_then(|index| other.partners.get(index));
        if let Some(index) = holder.map(|name| self.partner_index(name)) {
            let first = *self.money_holder.get_or_insert(index);
            if first != index {
                let (first, second) = (&self.partners[first], &self.partners[index]);
                notices.push(Notice::new(
                    NoticeKind::Assumed,
                    Place::file(file).field("partners"),
                    format!(
                        "here {second} holds the money, in the files before it {first}: the first is kept"
                    ),
                ));
            }
        }
        let mut known = Places::new();
        for (index, respondent) in self.respondents.iter().enumerate() {
            known.insert(respondent.key(), index);
        }
        let (mut alike, mut unlike) = (Vec::new(), Vec::new());
        for mut respondent in other.respondents {
            respondent.partner =
                respondent.partner.map(|index| self.partner_index(&other.partners[index]));
            let key = respondent.key();
            match known.get(&key).copied() {
                None => {
                    known.insert(key, self.respondents.len());
                    self.respondents.push(respondent);
                }
                Some(index) => {
                    let same = self.respondents[index].answers == respondent.answers
                        && self.respondents[index].notes == respondent.notes;
                    let ids = if same { &mut alike } else { &mut unlike };
                    ids.push(respondent.id);
                }
            }
        }
        notices.extend(repeated(
            NoticeKind::SameRespondent,
            file,
            &alike,
            "the same answers are there already; counted once",
        ));
        notices.extend(repeated(
            NoticeKind::DuplicateRespondent,
            file,
            &unlike,
            "somebody of this id, partner and round is there already with other answers; the first is kept. Give one of them another id if they are two people",
        ));
        Ok(notices)
    }

    fn check_same(&self, other: &Self, file: &str) -> Result<(), Error> {
        let mismatch = |field: &str, message: String, mend: &str| {
            Err(Error::new(ErrorKind::Mismatch, Place::file(file).field(field), message, mend))
        };
        if (&self.instrument, &self.version) != (&other.instrument, &other.version) {
            return mismatch(
                "instrument",
                format!(
                    "these answers are to {} {}, the others to {} {}",
                    other.instrument, other.version, self.instrument, self.version
                ),
                "Assess files of one instrument and version together",
            );
        }
        let astray = |r: &&Respondent| r.partner.is_some_and(|p| p >= other.partners.len());
        if let Some(respondent) = other.respondents.iter().find(astray) {
            return mismatch(
                "partner",
                format!("respondent \"{}\" is of a partner that is not there", respondent.id),
                "Take the index from Responses::partner_index",
            );
        }
        let named = !self.partnership.is_empty() && !other.partnership.is_empty();
        if named && self.partnership != other.partnership {
            return mismatch(
                "partnership.name",
                format!(
                    "this file is of \"{}\", the others are of \"{}\"",
                    other.partnership, self.partnership
                ),
                "Take the answers of one partnership at a time",
            );
        }
        Ok(())
    }

    /// A partner whose name is nearly this one.
    pub(crate) fn similar_partner(&self, name: &str) -> Option<&String> {
        self.partners.iter().find(|p| *p != name && near::alike(p, name))
    }
}

/// Up to this many people are told of one by one.
const ONE_BY_ONE: usize = 3;

/// What is said of people who are there already: where they are many, in one line with their number
/// and the first ids.
fn repeated(kind: NoticeKind, file: &str, ids: &[String], message: &str) -> Vec<Notice> {
    let place = |field: String| Place::file(file).field(field);
    if ids.len() <= ONE_BY_ONE {
        let one = |id: &String| Notice::new(kind, place(format!("respondent {id}")), message);
        return ids.iter().map(one).collect();
    }
    let (count, first) = (ids.len(), ids[..ONE_BY_ONE].join(", "));
    let all = format!("{count} people ({first} and {} more): {message}", count - ONE_BY_ONE);
    [Notice::new(kind, place("respondents".into()), all)].into()
}
