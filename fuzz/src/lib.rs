//! What reads bytes of others, each as a function that takes any bytes and panics where the reader breaks a promise. A
//! fuzzer feeds them (`cargo xtask fuzz`), the tests what it has kept in `corpus/`.

mod beside;
pub mod targets;
