//! The plain page as one tree: what stands above, every place, what stands below; and the texts in it, which the program
//! need not carry.

use std::collections::BTreeSet;

use transfer_guide::app::words::element as said;
use transfer_guide::app::{Part, words};
use transfer_guide_rules::edition::Edition;

use crate::markup::{Element, Node, link, tag, text};
use crate::places::Places;
use crate::render::render;
use crate::trouble::Result;

/// The plain page.
pub(crate) struct Still {
    /// Everything in the page's body.
    pub(crate) body: Vec<Node>,
    /// Each text once, in the order in which the loader finds them.
    pub(crate) texts: Vec<String>,
}

/// The school or college whose students a page is for, in words for them; each may be empty.
#[derive(Default)]
pub(crate) struct School {
    /// What it is called.
    pub(crate) name: String,
    /// Where its office is.
    pub(crate) office: String,
    /// How to reach it.
    pub(crate) contact: String,
}

/// Puts the plain page together. `handbook` says whether there is one beside it to link to.
///
/// # Errors
/// A part cannot be rendered.
pub(crate) fn still(edition: &'static Edition, places: &Places, school: &School, handbook: bool) -> Result<Still> {
    let mut guide = Element::new("div", "class", "guide still");
    guide.attributes.push(("translate".to_owned(), "no".to_owned()));
    guide.children = render(edition, Part::Masthead)?;
    let mut pages = Element::new("div", "class", "pages");
    pages.children = places.pages.iter().cloned().map(Node::Element).collect();
    guide.children.push(Node::Element(pages));
    guide.children.extend(render(edition, Part::About)?);
    if !handbook {
        guide.each(&mut |element| {
            // Their words stay, unseen: the program counts on every text.
            if element
                .attribute("href")
                .is_some_and(|link| ["handbook.html", "table.html"].iter().any(|page| link.starts_with(page)))
            {
                *element =
                    Element { children: std::mem::take(&mut element.children), ..Element::new("span", "hidden", "") };
            }
        });
    }
    let texts = texts(&guide);

    let mut place = Element::new("transfer-guide", "fragment", "");
    place.children = render(edition, Part::Notices)?;
    place.children.push(Node::Element(guide));
    school.put_on(&mut place);
    let mut body = vec![Node::Element(place)];
    if handbook {
        let mut way = Element::new("nav", "class", "to-handbook");
        way.attributes.push(("aria-label".to_owned(), words::HANDBOOK.to_owned()));
        way.children = vec![link("handbook.html", words::TO_HANDBOOK), text(" "), link("table.html", words::TABLE)];
        body.push(way.into());
    }
    Ok(Still { body, texts })
}

fn texts(guide: &Element) -> Vec<String> {
    let mut all = Vec::new();
    guide.texts(&mut all);
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}

impl School {
    /// What the element is told, and what it shows of that where no script runs.
    fn put_on(&self, place: &mut Element) {
        let School { name, office, contact } = self;
        let told = [("school", name), ("office", office), ("contact", contact)];
        let told = told.iter().filter(|(_, words)| !words.is_empty());
        place.attributes.extend(told.map(|(attribute, words)| ((*attribute).to_owned(), (*words).clone())));
        if place.attributes.len() == 1 {
            return;
        }
        let mut shown = Element::new("aside", "class", "school");
        let heading = if name.is_empty() { said::SCHOOL } else { name };
        shown.children = vec![tag("h2", "", vec![text(heading)]).into()];
        for (before, words) in [(said::OFFICE, office), (said::CONTACT, contact)] {
            if !words.is_empty() {
                shown.children.push(tag("p", "", vec![text(&format!("{before}{words}"))]).into());
            }
        }
        place.children.push(Node::Element(shown));
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, School, said};

    fn written(school: &School) -> String {
        let mut place = Element::new("transfer-guide", "fragment", "");
        school.put_on(&mut place);
        let mut written = String::new();
        place.write(&mut written);
        written
    }

    #[test]
    fn a_school_is_told_to_the_element_and_shown_without_it() {
        assert_eq!(written(&School::default()), "<transfer-guide fragment>");
        let school =
            School { name: "A \"<b>\" school".into(), office: String::new(), contact: "x@example.edu.cn".into() };
        let written = written(&school);
        assert!(written.contains(" school=\"A &quot;<b>&quot; school\" contact=\"x@example.edu.cn\">"), "{written}");
        assert!(written.contains("<aside class=school><h2>A \"&lt;b&gt;\" school</h2>"), "{written}");
        assert!(written.contains(&format!("<p>{}x@example.edu.cn</aside>", said::CONTACT)), "{written}");
        assert!(!written.contains(said::OFFICE), "{written}");
    }
}
