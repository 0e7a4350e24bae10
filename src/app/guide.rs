//! The root component: shows the page of a place, and says what happened. Where to go next it is told by whoever holds
//! it, and tells them what it shows.

use yew::prelude::*;

use crate::rules::edition::Edition;
use crate::rules::fragment::{known, read_day};

use super::about::about;
use super::clock;
use super::markup::Markup;
use super::messages as say;
use super::place::{Live, place};
use super::session::Session;

/// What the guide needs.
#[derive(Clone, PartialEq, Properties)]
pub struct GuideProps {
    /// The edition to walk.
    pub edition: Shown,
    /// Where to begin.
    pub start: Start,
    /// Called after each drawing.
    pub drawn: Callback<Drawn>,
}

/// Where a student begins.
#[derive(Clone, PartialEq)]
pub struct Start {
    /// What stands before the `#` of every link to a place: the address of a guide, empty in a page that is the guide.
    pub base: AttrValue,
    /// The fragment of the place.
    pub fragment: AttrValue,
    /// Answers that need no asking, in the form of a fragment.
    pub known: AttrValue,
}

/// An edition as a property: the same one means the same page.
#[derive(Clone, Copy)]
pub struct Shown(pub &'static Edition);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What is on the page now.
pub struct Drawn {
    /// The place, as a fragment.
    pub fragment: String,
    /// The title of a document that shows nothing else.
    pub title: String,
    /// Whether it is another page than before, whose heading is to get the focus.
    pub arrived: bool,
}

/// What can happen to the guide.
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

/// The whole guide.
pub struct Guide {
    session: Session,
    base: AttrValue,
    /// Whether the next drawing is of another page.
    arriving: bool,
    /// What the live region says.
    said: String,
}

impl Component for Guide {
    type Message = Event;
    type Properties = GuideProps;

    fn create(ctx: &Context<Self>) -> Self {
        let GuideProps { edition, start, .. } = ctx.props();
        Guide { session: begin(edition.0, start), base: start.base.clone(), arriving: false, said: String::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Went(fragment) => {
                if fragment == self.session.fragment() {
                    return false;
                }
                self.session = self.session.go(&fragment);
                self.arrive();
            }
            Event::Restarted => {
                self.session = self.session.restart();
                self.arrive();
            }
            Event::Typed(id, value) => self.session = self.session.with_day(&id, read_day(&value)),
            Event::Began(start) => {
                self.session = begin(ctx.props().edition.0, &start);
                self.base = start.base;
                self.said.clear();
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let session = &self.session;
        let edition = session.walk.edition;
        let mut page = Markup::new(&self.base);
        page.element("div", "guide", |page| {
            page.attribute("translate", "no");
            page.add(masthead(edition, !session.walk.path.is_empty(), &self.base));
            page.element("p", "unseen", |page| {
                page.attribute("role", "status");
                // A new element for new words: a page that a browser has translated keeps the old ones otherwise.
                page.element("span", "", |page| {
                    page.key(&self.said);
                    page.text(&self.said);
                });
            });
            let advised = session.advised();
            page.add(place(session, advised.as_ref(), &self.base, Some(&Live { today: clock::today() })));
            page.add(about(edition, &session.clauses(advised.as_ref())));
        });
        page.done()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        ctx.props().drawn.emit(Drawn {
            fragment: self.session.fragment(),
            title: say::page_title(&self.title(), &self.session.walk.edition.title),
            arrived: std::mem::take(&mut self.arriving),
        });
    }
}

fn begin(edition: &'static Edition, start: &Start) -> Session {
    Session::knowing(edition, &start.fragment, &known(edition, &start.known))
}

impl Guide {
    /// The heading of the page.
    fn title(&self) -> String {
        match (self.session.question(), self.session.walk.advice()) {
            (Some(question), _) => question.ask.to_string(),
            (None, Some(advice)) => advice.title.to_string(),
            (None, None) => String::new(),
        }
    }

    /// The page is another one: its heading is to get the focus, and the live region says what happened.
    fn arrive(&mut self) {
        self.arriving = true;
        let happened = self.session.news.as_ref().map(say::news).unwrap_or_default();
        let (number, most) = self.session.progress();
        let place = match self.session.question() {
            Some(_) => say::progress(number, most),
            None => say::arrived(&self.title()),
        };
        self.said = happened + &place;
    }
}

/// What stands above every place. Start again is there only for whoever has begun.
pub(super) fn masthead(edition: &Edition, begun: bool, base: &AttrValue) -> Html {
    let mut page = Markup::new(base);
    page.element("header", "masthead", |page| {
        page.element("p", "brand", |page| {
            page.element("span", "mark", |page| page.attribute("aria-hidden", "true"));
            page.text(&edition.title);
        });
        page.element("a", "restart", |page| {
            page.class_if(!begun, "idle");
            page.leads_to("");
            page.text(say::RESTART);
        });
    });
    page.done()
}
