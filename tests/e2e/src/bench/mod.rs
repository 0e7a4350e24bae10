//! x
pub mod growth;
pub mod host;
pub mod line;
pub mod relay;
