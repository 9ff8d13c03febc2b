//! People as a matrix: what the statistics see of respondents.

use alloc::vec::Vec;

use ndarray::Array2;

use crate::{
    instrument::Instrument,
    measure::People,
    responses::{Answer, Respondent},
};

/// People as a matrix: what the statistics see of respondents.
pub(super) struct Crowd {
    answers: Array2<Answer>,
    partner: Vec<usize>,
    partners: usize,
    pub(super) money_holder: Option<usize>,
}

impl Crowd {
    /// The people inside, each with a partner ([`Responses::check`] sees to that).
    pub(super) fn new(instrument: &Instrument, people: &[&Respondent], partners: usize) -> Self {
        let answers =
            Array2::from_shape_fn((people.len(), instrument.indicators.len()), |(r, c)| {
                people[r].answers[c]
            });
        let partner = people.iter().map(|r| r.partner.unwrap_or_default()).collect();
        Self { answers, partner, partners, money_holder: None }
    }

    /// People outside: everybody as if of one partner.
    pub(super) fn pooled(instrument: &Instrument, people: &[&Respondent]) -> Self {
        let mut crowd = Self::new(instrument, people, 1);
        crowd.partner.fill(0);
        crowd
    }

    pub(super) fn people(&self) -> People<'_> {
        People {
            answers: self.answers.view(),
            partner: &self.partner,
            partners: self.partners,
            money_holder: self.money_holder,
        }
    }
}
