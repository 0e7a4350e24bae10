//! The root component: follows the fragment, puts the page for it on the screen, moves the focus to its heading and
//! says what happened.

use chrono::NaiveDate;
use gloo_events::EventListener;
use web_sys::{FocusOptions, HtmlElement};
use yew::prelude::*;

use crate::rules::edition::Edition;

use super::about::about;
use super::markup::Markup;
use super::messages as say;
use super::place::{Live, place};
use super::session::Session;
use super::{address, clicks, clock};

/// What the guide needs.
#[derive(Clone, PartialEq, Properties)]
pub struct GuideProps {
    /// The edition to walk.
    pub edition: Shown,
}

/// An edition as a property: the same one means the same page.
#[derive(Clone, Copy)]
pub struct Shown(pub &'static Edition);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What can happen to the guide.
pub enum Event {
    /// The fragment is another one: a link, the browser's history, or the address bar.
    Moved,
    /// The student starts again.
    Restarted,
    /// The student typed a day that deadlines are counted from, or took it out.
    DayTyped(String, Option<NaiveDate>),
}

/// The whole guide.
pub struct Guide {
    session: Session,
    heading: NodeRef,
    /// Whether the next rendering is another page, whose heading gets the focus.
    arriving: bool,
    /// What the live region says.
    said: String,
    moved: Option<EventListener>,
}

impl Component for Guide {
    type Message = Event;
    type Properties = GuideProps;

    fn create(ctx: &Context<Self>) -> Self {
        let session = Session::new(ctx.props().edition.0, &address::fragment());
        let link = ctx.link().clone();
        let moved = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| link.send_message(Event::Moved)));
        address::begin(&session.fragment());
        Guide { session, heading: NodeRef::default(), arriving: false, said: String::new(), moved }
    }

    fn update(&mut self, _: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Moved => {
                let before = self.session.fragment();
                // Starting again has been here already; its link only changes the address.
                let here = address::fragment();
                if here == before {
                    return false;
                }
                self.session = self.session.go(&here);
                address::came_from(&before);
                address::replace(&self.session.fragment());
                self.arrive();
            }
            Event::Restarted => {
                self.session = self.session.restart();
                self.arrive();
            }
            Event::DayTyped(id, day) => {
                self.session = self.session.with_day(&id, day);
                address::replace(&self.session.fragment());
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let session = &self.session;
        let edition = session.walk.edition;
        let restart = ctx.link().batch_callback(|click: MouseEvent| {
            (clicks::plain(&click) && !clicks::second_half(&click)).then_some(Event::Restarted)
        });
        let live = Live {
            heading: self.heading.clone(),
            today: clock::today(),
            typed: ctx.link().callback(|(id, day)| Event::DayTyped(id, day)),
            back: Callback::from(go_back(session.back())),
        };
        let mut page = Markup::default();
        page.element("div", "guide", |page| {
            page.attribute("translate", "no");
            page.on_click(Callback::from(clicks::once));
            page.add(masthead(edition, !session.walk.path.is_empty(), Some(restart)));
            page.element("p", "unseen", |page| {
                page.attribute("role", "status");
                // A new element for new words: a page that a browser has translated keeps the old ones otherwise.
                page.element("span", "", |page| {
                    page.key(&self.said);
                    page.text(&self.said);
                });
            });
            page.add(place(session, Some(&live)));
            page.add(about(edition));
        });
        page.done()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(window) = web_sys::window() else { return };
        if let Some(document) = window.document() {
            document.set_title(&say::page_title(&self.title(), &self.session.walk.edition.title));
        }
        if !std::mem::take(&mut self.arriving) {
            return;
        }
        if let Some(heading) = self.heading.cast::<HtmlElement>() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Without the focus the page is still there to read.
            let _ = heading.focus_with_options(&options);
        }
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.moved = None;
    }
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
pub(super) fn masthead(edition: &Edition, begun: bool, restart: Option<Callback<MouseEvent>>) -> Html {
    let mut page = Markup::default();
    page.element("header", "masthead", |page| {
        page.element("p", "brand", |page| {
            page.element("span", "mark", |page| page.attribute("aria-hidden", "true"));
            page.text(&edition.title);
        });
        page.element("a", "restart", |page| {
            page.class_if(!begun, "idle");
            page.leads_to("");
            if let Some(restart) = restart {
                page.on_click(restart);
            }
            page.text(say::RESTART);
        });
    });
    page.done()
}

/// Back is the browser's own where that leads to the same place.
fn go_back(target: Option<String>) -> impl Fn(MouseEvent) {
    move |click: MouseEvent| {
        let Some(target) = &target else { return };
        if clicks::plain(&click) && !clicks::second_half(&click) && address::back_to(target) {
            click.prevent_default();
        }
    }
}
