//! `dist`: what is built for any static host.

#![allow(dead_code, reason = "the command that calls these is on its way")]

mod manifest;
mod servers;
mod worker;
