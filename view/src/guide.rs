//! A running guide, without whoever draws it: what happens to it, the tree that it shows, and what it says of itself after each
//! drawing. Where to go next it is told by whoever holds it.

use std::rc::Rc;

use chrono::NaiveDate;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{known, read_day};

use crate::about::about;
use crate::builder::Builder;
use crate::live::Live;
use crate::messages::page as say;
use crate::place::place;
use crate::session::Session;
use crate::tree::{Attribute, Node};

/// Where a student begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// What stands before the `#` of every link to a place: the address of a guide, empty in a page that is the guide.
    pub base: Rc<str>,
    /// The fragment of the place.
    pub fragment: Rc<str>,
    /// Answers that need no asking, in the form of a fragment.
    pub known: Rc<str>,
}

/// What can happen to a guide.
#[derive(Clone, Debug)]
pub enum Event {
    /// The student goes to a place: by a link, the browser's history, or the address bar.
    Went(String),
    /// The student starts again.
    Restarted,
    /// The student typed a day that deadlines are counted from (its id and what was typed), or took it out.
    Typed(String, String),
    /// Another student begins.
    Began(Start),
}

/// What is on the page now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn<'e> {
    /// The place, as a fragment.
    pub fragment: String,
    /// The title of a document that shows nothing else.
    pub title: String,
    /// Whether it is another page than before, whose heading is to get the focus.
    pub arrived: bool,
    /// The answers given, as a fragment: without days, which stay with the student.
    pub answers: String,
    /// The id of the question that is asked; none where an advice is shown.
    pub question: Option<&'e str>,
    /// The id of the advice shown.
    pub advice: Option<&'e str>,
    /// The first answer that was not given before: the ids of its question and of the choice.
    pub answered: Option<(&'e str, &'e str)>,
}

/// The whole guide.
#[derive(Debug)]
pub struct Guide<'e> {
    session: Session<'e>,
    base: Rc<str>,
    /// Whether the next drawing is of another page.
    arriving: bool,
    /// The answer with which that page was reached.
    answered: Option<(&'e str, &'e str)>,
    /// What the live region says.
    said: String,
}

impl Drawn<'_> {
    /// All of it but whether it is another page, a line each: place, title, answers, question, advice, and the answer as in a
    /// fragment. What there is none of is an empty line.
    pub fn lines(&self) -> String {
        let answered = self.answered.map(|(question, choice)| [question, "=", choice].concat()).unwrap_or_default();
        let (question, advice) = (self.question.unwrap_or_default(), self.advice.unwrap_or_default());
        [&self.fragment, &self.title, &self.answers, question, advice, &*answered].join("\n")
    }
}

impl<'e> Guide<'e> {
    /// A guide at its beginning.
    pub fn new(edition: &'e Edition, start: &Start) -> Self {
        let session = Session::knowing(edition, &start.fragment, &known(edition, &start.known));
        Guide { session, base: Rc::clone(&start.base), arriving: false, answered: None, said: String::new() }
    }

    /// Takes in what happened. Says whether there is something to draw.
    pub fn handle(&mut self, event: Event) -> bool {
        match event {
            Event::Went(fragment) => {
                if fragment == self.session.fragment() {
                    return false;
                }
                self.arrive(self.session.go(&fragment));
            }
            Event::Restarted => self.arrive(self.session.restart()),
            Event::Typed(id, value) => self.session = self.session.with_day(&id, read_day(&value)),
            Event::Began(start) => *self = Guide::new(self.session.walk.edition, &start),
        }
        true
    }

    /// The tree to be shown, on this day in China; none where that is not known.
    pub fn draw(&self, today: Option<NaiveDate>) -> Vec<Node> {
        let session = &self.session;
        let edition = session.walk.edition;
        let mut page = Builder::new(&self.base);
        page.element("div", "guide", |page| {
            page.attribute(Attribute::Translate, "no");
            masthead(page, edition, !session.walk.path.is_empty());
            page.element("p", "unseen", |page| {
                page.attribute(Attribute::Role, "status");
                // A new element for new words: a page that a browser has translated keeps the old ones otherwise.
                page.element("span", "", |page| {
                    page.key(&self.said);
                    page.text(&self.said);
                });
            });
            let advised = session.advised();
            page.element("div", "page", |page| {
                page.key(&session.page());
                place(page, session, advised.as_ref(), Some(&Live { today }));
            });
            about(page, edition, &session.clauses(advised.as_ref()));
        });
        page.done()
    }

    /// What it shows, to be asked for once after each drawing.
    pub fn drawn(&mut self) -> Drawn<'e> {
        let session = &self.session;
        let question = session.question();
        let advice = if question.is_none() { session.walk.advice() } else { None };
        Drawn {
            fragment: session.fragment(),
            title: say::page_title(self.title(), &session.walk.edition.title),
            arrived: std::mem::take(&mut self.arriving),
            answers: session.answers(),
            question: question.map(|question| &*question.id),
            advice: advice.map(|advice| &*advice.id),
            answered: self.answered.take(),
        }
    }

    /// The heading of the page.
    fn title(&self) -> &'e str {
        match (self.session.question(), self.session.walk.advice()) {
            (Some(question), _) => &question.ask,
            (None, Some(advice)) => &advice.title,
            (None, None) => "",
        }
    }

    /// The page is another one: its heading is to get the focus, and the live region says what happened.
    fn arrive(&mut self, session: Session<'e>) {
        let before = std::mem::replace(&mut self.session, session).walk;
        let is_new = |(question, choice): &(&str, &str)| before.choice(question) != Some(choice);
        let mut given = self.session.walk.path.iter().map(|taken| (&*taken.question.id, &*taken.choice.id));
        self.answered = given.find(is_new);
        self.arriving = true;
        let happened = self.session.news.as_ref().map(say::news).unwrap_or_default();
        let (number, most) = self.session.progress();
        let place = match self.session.question() {
            Some(_) => say::progress(number, most),
            None => say::arrived(self.title()),
        };
        self.said = happened + &place;
    }
}

/// What stands above every place. Start again is there only for whoever has begun.
pub(crate) fn masthead(page: &mut Builder, edition: &Edition, begun: bool) {
    page.element("header", "masthead", |page| {
        page.element("p", "brand", |page| {
            page.element("span", "mark", |page| page.attribute(Attribute::AriaHidden, "true"));
            page.text(&edition.title);
        });
        page.element("a", "restart", |page| {
            page.class_if(!begun, "idle");
            page.action("restart");
            page.leads_to("");
            page.text(say::RESTART);
        });
    });
}
