//! About this guide: what document it puts into plain words, what its clauses say, what it lost, and that nothing leaves here.

use transfer_guide_rules::edition::{Clause, Edition};

use crate::builder::{Builder, Kind};
use crate::messages::page as say;

/// The foot of every page. `cited` are the clauses that the page rests on.
pub(crate) fn about(page: &mut Builder, edition: &Edition, cited: &[&Clause]) {
    page.element("footer", "about", |page| {
        let source = &edition.source;
        clauses(page, cited);
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
}

/// What clauses say, folded; nothing where there are none.
fn clauses(page: &mut Builder, cited: &[&Clause]) {
    if cited.is_empty() {
        return;
    }
    page.part(Kind::Fold, "clauses", say::CLAUSES, |page| {
        page.element("dl", "", |page| {
            for clause in cited {
                // New elements for other clauses: a page that a browser has translated keeps the old words otherwise.
                page.element("dt", "", |page| {
                    page.key(&clause.id);
                    page.text(&clause.id);
                });
                page.element("dd", "", |page| {
                    page.key(&clause.summary);
                    page.text(&clause.summary);
                    if let Some(lost) = &clause.lost {
                        page.element("span", "reading", |page| {
                            page.line("b", "tag", say::LOST);
                            page.text(lost);
                        });
                    }
                });
            }
        });
    });
}
