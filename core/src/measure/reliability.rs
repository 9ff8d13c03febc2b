//! How far answers hang together: of items that mean the same, of people who rate the same, and
//! of people of one partner.

mod alpha;
mod between;
mod intraclass;
mod item_total;
mod omega;
mod reml;
mod spread;

pub use alpha::{
    ALPHA_INTERVAL_PEOPLE, Alpha, Missing, cronbach_alpha, feldt_interval, spearman_brown,
};
pub use between::{BetweenPartners, ShrunkenMean, VarianceMethod, between_partners};
pub(crate) use intraclass::intraclass_coefficients;
pub use intraclass::{FTest, Intraclass, IntraclassCorrelations, intraclass, intraclass_available};
pub use item_total::{ItemTotal, item_total};
pub use omega::{Omega, omega_total};
