//! The plain page as one tree: what stands above, every place, what stands below; and the texts in it, which the program
//! need not carry.

use std::collections::BTreeSet;

use transfer_guide_rules::edition::Edition;
use transfer_guide_view::messages::site as words;
use transfer_guide_view::messages::site::element as said;
use transfer_guide_view::prerender::{render_about, render_masthead, render_notices};
use transfer_guide_view::tree::{Attribute, Element, Node};

use crate::markup::{link, tag, text, with};
use crate::places::Places;

/// The plain page.
pub(crate) struct Still {
    /// Everything in the page's body.
    pub(crate) body: Vec<Node>,
    /// Each text once, in the order in which the loader finds them.
    pub(crate) texts: Vec<String>,
}

/// The school or college whose students a page is for, in words for them; each may be empty.
#[derive(Debug, Default)]
pub struct School {
    /// What it is called.
    pub name: String,
    /// Where its office is.
    pub office: String,
    /// How to reach it.
    pub contact: String,
}

/// Puts the plain page together. `handbook` says whether there is one beside it to link to.
pub(crate) fn still(edition: &Edition, places: &Places, school: &School, handbook: bool) -> Still {
    let mut guide = tag("div", "guide still", render_masthead(edition));
    guide.attributes.push((Attribute::Translate, "no".into()));
    guide.children.push(tag("div", "pages", places.pages.iter().cloned().map(Node::Element).collect()).into());
    guide.children.extend(render_about(edition));
    if !handbook {
        guide.each(&mut |element| {
            // Their words stay, unseen: the program counts on every text.
            if element
                .attribute(Attribute::Href)
                .is_some_and(|link| ["handbook.html", "table.html"].iter().any(|page| link.starts_with(page)))
            {
                let children = std::mem::take(&mut element.children);
                *element = Element { children, ..with("span", Attribute::Hidden, "") };
            }
        });
    }
    let texts = texts(&guide);

    let mut place = with("transfer-guide", Attribute::Fragment, "");
    place.children = render_notices();
    place.children.push(guide.into());
    school.put_on(&mut place);
    let mut body = vec![Node::Element(place)];
    if handbook {
        let ways = vec![link("handbook.html", words::TO_HANDBOOK), text(" "), link("table.html", words::TABLE)];
        let mut way = tag("nav", "to-handbook", ways);
        way.attributes.push((Attribute::AriaLabel, words::HANDBOOK.into()));
        body.push(way.into());
    }
    Still { body, texts }
}

fn texts(guide: &Element) -> Vec<String> {
    let mut seen = BTreeSet::new();
    guide.texts().into_iter().filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}

impl School {
    /// The attributes that tell an element of it, as they stand in markup, each with a space before it.
    pub(crate) fn as_attributes(&self) -> String {
        let quoted = |words: &str| words.replace('&', "&amp;").replace('"', "&quot;");
        self.told().map(|(attribute, words)| format!(" {}=\"{}\"", attribute.name(), quoted(words))).collect()
    }

    fn told(&self) -> impl Iterator<Item = (Attribute, &str)> {
        let told =
            [(Attribute::School, &self.name), (Attribute::Office, &self.office), (Attribute::Contact, &self.contact)];
        told.into_iter().map(|(attribute, words)| (attribute, words.as_str())).filter(|(_, words)| !words.is_empty())
    }

    /// What the element is told, and what it shows of that where no script runs.
    fn put_on(&self, place: &mut Element) {
        let School { name, office, contact } = self;
        place.attributes.extend(self.told().map(|(attribute, words)| (attribute, words.into())));
        if place.attributes.len() == 1 {
            return;
        }
        let mut shown = Element::new("aside", "school");
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
    use transfer_guide_view::html::write;
    use transfer_guide_view::tree::Attribute;

    use super::{School, said, with};

    fn written(school: &School) -> String {
        let mut place = with("transfer-guide", Attribute::Fragment, "");
        school.put_on(&mut place);
        write(&[place.into()])
    }

    #[test]
    fn a_school_is_told_to_the_element_and_shown_without_it() {
        assert_eq!(written(&School::default()), "<transfer-guide fragment></transfer-guide>");
        let school =
            School { name: "A \"<b>\" school".into(), office: String::new(), contact: "x@example.edu.cn".into() };
        let written = written(&school);
        assert!(written.contains(" school=\"A &quot;<b>&quot; school\" contact=\"x@example.edu.cn\">"), "{written}");
        assert!(written.contains("<aside class=school><h2>A \"&lt;b&gt;\" school</h2>"), "{written}");
        assert!(written.contains(&format!("<p>{}x@example.edu.cn</aside>", said::CONTACT)), "{written}");
        assert!(!written.contains(said::OFFICE), "{written}");
        let attributes = school.as_attributes();
        assert_eq!(attributes, " school=\"A &quot;<b>&quot; school\" contact=\"x@example.edu.cn\"");
    }
}
