//! Whether answers that were built or changed in memory are fit to be assessed. Those read from a
//! file are: its reader says more, and where.

use alloc::{format, string::String};

use super::{Answer, Respondent, Responses, Standpoint};
use crate::{
    error::{Error, ErrorKind, Place},
    instrument::Instrument,
    places::Places,
};

impl Responses {
    /// Whether the answers are to this instrument and each respondent is whole: an answer for each
    /// indicator, levels of the scale, a partner that is there, nobody twice.
    ///
    /// [`crate::assess`] asks this first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Mismatch`] where the answers are to another instrument; else the first fault
    /// with the respondent and the field, such as `respondents[2].answers.roles_a`.
    pub fn check(&self, instrument: &Instrument) -> Result<(), Error> {
        instrument.check()?;
        if (&instrument.id, &instrument.version) != (&self.instrument, &self.version) {
            return Err(Error::new(
                ErrorKind::Mismatch,
                Place::default().field("instrument"),
                format!(
                    "the answers are to \"{}\" {}, the instrument is \"{}\" {}",
                    self.instrument, self.version, instrument.id, instrument.version
                ),
                "Read the answers with the instrument they were given to",
            ));
        }
        if self.money_holder.is_some_and(|partner| partner >= self.partners.len()) {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                Place::default().field("money_holder"),
                "the partner that holds the money is not there",
                "Take the index from Responses::partner_index",
            ));
        }
        let mut known = Places::new();
        for (index, respondent) in self.respondents.iter().enumerate() {
            self.check_one(index, respondent, instrument)?;
            if known.insert(respondent.key(), index).is_some() {
                let message = "is there twice for this partner and wave";
                let mend = "Give the two different ids, or leave one of them out";
                return Err(fault(index, respondent, "id", ErrorKind::Duplicate, message, mend));
            }
        }
        Ok(())
    }

    fn check_one(
        &self,
        index: usize,
        respondent: &Respondent,
        instrument: &Instrument,
    ) -> Result<(), Error> {
        let fault = |field: &str, kind, message: &str, mend: &str| {
            Err(fault(index, respondent, field, kind, message, mend))
        };
        let inside = respondent.standpoint == Standpoint::Inside;
        if respondent.partner.map_or(inside, |partner| partner >= self.partners.len()) {
            let message = match respondent.partner {
                None => String::from("stands inside the partnership and has no partner"),
                Some(partner) => {
                    format!("is of partner {partner}, and there are {}", self.partners.len())
                }
            };
            let mend =
                "Take the index from Responses::partner_index, or let the person stand outside";
            return fault("partner", ErrorKind::OutOfRange, &message, mend);
        }
        if respondent.wave == 0 {
            return fault("wave", ErrorKind::OutOfRange, "is of wave 0", "Count waves from 1");
        }
        let (has, wants) = (respondent.answers.len(), instrument.indicators.len());
        if has != wants {
            let message = format!("has {has} answers to {wants} indicators");
            let mend = "Begin with Respondent::new, which has one for each";
            return fault("answers", ErrorKind::Mismatch, &message, mend);
        }
        if let Some(index) = respondent.notes.keys().find(|index| **index >= wants) {
            let message = format!("has a note on indicator {index}, and there are {wants}");
            let mend = "Take the index from Instrument::indicator";
            return fault("notes", ErrorKind::OutOfRange, &message, mend);
        }
        let scale = &instrument.scale;
        for (answer, indicator) in respondent.answers.iter().zip(&instrument.indicators) {
            if let Answer::Level(level) = answer
                && !scale.holds(*level)
            {
                let message = format!(
                    "has level {level}, and the scale goes from {} to {}",
                    scale.low(),
                    scale.high()
                );
                let mend = "Give a level of the scale, or say why there is none";
                let field = format!("answers.{}", indicator.id);
                return fault(&field, ErrorKind::OutOfRange, &message, mend);
            }
        }
        Ok(())
    }
}

fn fault(
    index: usize,
    respondent: &Respondent,
    field: &str,
    kind: ErrorKind,
    message: &str,
    mend: &str,
) -> Error {
    let place = Place::default().field(format!("respondents[{index}].{field}"));
    Error::new(kind, place, format!("respondent \"{}\" {message}", respondent.id), mend)
}
