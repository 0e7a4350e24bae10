//! About this guide: what document it puts into plain words, what that document lost, and that nothing leaves here.

use yew::prelude::*;

use crate::rules::edition::Edition;

use super::markup::Markup;
use super::messages as say;

/// The foot of every page.
pub(super) fn about(edition: &Edition) -> Html {
    let mut page = Markup::new(&AttrValue::default());
    page.element("footer", "about", |page| {
        let source = &edition.source;
        page.line("h2", "", say::ABOUT);
        page.element("p", "", |page| {
            page.line("span", "", &source.name);
            page.text("，");
            page.line("span", "", &source.issuer);
            page.text("。");
        });
        page.line("p", "", &source.caution);
        page.line("p", "", say::PRIVATE);
        page.line("p", "version", &say::about_version(edition.year, &edition.version));
    });
    page.done()
}
