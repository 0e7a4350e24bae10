//! What may have to be said before, beside or after the program: it stands in the page, hidden, and whoever notices shows
//! it. So the words are where all words are, and scripts carry none.

use crate::builder::Builder;
use crate::messages::page as say;
use crate::tree::Attribute;

/// A notice: its key, its words, and what its button does and says.
type Notice = (&'static str, &'static str, &'static str, &'static str);

const NOTICES: [Notice; 5] = [
    ("failed", say::LOAD_FAILED, "retry", say::TRY_AGAIN),
    ("mixed", say::LOAD_MIXED, "reload", say::OPEN_AGAIN),
    ("cut", say::LOAD_CUT, "reload", say::LOAD_AGAIN),
    ("crashed", say::CRASHED, "retry", say::TRY_AGAIN),
    ("newer", say::NEWER, "update", say::UPDATE),
];

/// All notices, hidden.
pub(crate) fn notices(page: &mut Builder) {
    page.element("div", "", |page| {
        page.attribute(Attribute::Id, "notices");
        page.attribute(Attribute::Role, "status");
        for (key, words, act, label) in NOTICES {
            page.element("p", "notice", |page| {
                page.attribute(Attribute::Hidden, "");
                page.attribute(Attribute::DataSay, key);
                page.line("span", "", words);
                page.text(" ");
                page.element("button", "", |page| {
                    page.attribute(Attribute::Type, "button");
                    page.attribute(Attribute::DataDo, act);
                    page.text(label);
                });
            });
        }
    });
}
