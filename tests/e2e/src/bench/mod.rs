//! Measures the built page against a plain page of the same questions, `tests/baseline`, in the same run. Times depend on
//! the machine and are never judged; what can be compared is the ratio of the medians.
//!
//! How:
//!
//! - **Runs alternate** (guide, baseline, guide, …), so that whatever else the machine does meets both.
//! - **Each first visit has a browser of its own** with a fresh profile: no cache, no service worker, no compiled code. It
//!   has drawn one line of the same script before, so that its own start and the fonts are not measured. The second visit
//!   follows from another site in the same browser, in a process of its own and with all service workers stopped.
//! - **The slow line is a relay of ours** ([`relay`], [`line`](mod@line)), not the browser's own throttling. That adds the
//!   delay to each request, but sees neither the opening of a connection nor its careful beginning, and not the requests of
//!   a service worker at all. The relay lets one round trip pass when a connection opens and one for each request, shares
//!   the bandwidth packet by packet, and lets each connection send ten packets in its first round and twice as many
//!   in each next one. It does not imitate losses, name resolution and encryption, which cost both pages the same, nor the
//!   way up. Connections stay open, as with any host.
//! - **What went over the line is counted there**: head and body of each answer.
//! - **The window is that of a phone**, as the lines and the processors are.
//! - **The slow processor is the browser's own throttling**: of the main thread only. Compiling WebAssembly happens
//!   elsewhere and stays fast, so the time of the takeover is too good; nothing before it depends on that.
//! - **Looking and clicking are two visits**: [`watch.js`](visit) in the page only watches in the one, and in the other
//!   clicks the first question's first choice at each frame from when it is visible until the next question's heading is.
//!   A time is taken when the frame has been drawn.
//! - **A static host serves** ([`host`]): brotli of the best quality, assets kept for ever, the page asked for again.
//!
//! In reading order: [`line`](mod@line), [`relay`], [`host`], [`visit`], [`loaded`] (a loaded page: clicks and memory),
//! [`decisions`] (the package for scripts), [`growth`] (an edition many times as large), [`publishing`] (a website from an
//! edition), [`report`].

pub mod decisions;
pub mod growth;
pub mod host;
pub mod line;
pub mod loaded;
pub mod publishing;
pub mod relay;
pub mod report;
pub mod visit;
