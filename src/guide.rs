//! The one component: draws a guide, and tells whoever holds it what is drawn.

use transfer_guide_view::guide::{Drawn, Event, Guide, Start};
use yew::prelude::*;

use transfer_guide_rules::edition::Edition;

use crate::clock;
use crate::nodes::nodes;

/// What a guide needs.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    /// The edition to walk.
    pub(crate) edition: Shown,
    /// Where to begin.
    pub(crate) start: Start,
    /// Called after each drawing.
    pub(crate) drawn: Callback<Drawn<'static>>,
}

/// An edition as a property: the same one means the same page.
#[derive(Clone, Copy)]
pub(crate) struct Shown(pub(crate) &'static Edition);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// The guide as Yew holds it.
pub(crate) struct Running(Guide<'static>);

impl Component for Running {
    type Message = Event;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Running(Guide::new(ctx.props().edition.0, &ctx.props().start))
    }

    fn update(&mut self, _: &Context<Self>, event: Event) -> bool {
        self.0.handle(event)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        nodes(self.0.draw(clock::today()))
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        ctx.props().drawn.emit(self.0.drawn());
    }
}
