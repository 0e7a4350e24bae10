//! x
pub mod growth;
pub mod host;
pub mod line;
pub mod loaded;
pub mod relay;
pub mod visit;
