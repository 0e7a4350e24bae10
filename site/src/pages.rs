//! The HTML pages around the content: what stands in their heads, and how scripts and styles come with them.

use serde_json::Value;
use transfer_guide_rules::edition::Edition;
use transfer_guide_view::html::{escape, write};
use transfer_guide_view::tree::Node;

use crate::files::File;
use crate::slots::ascii;

/// The colours of the browser's own bar, as in styles/tokens.css.
pub(crate) const THEME: [(&str, &str); 2] = [("light", "#faf6f0"), ("dark", "#161110")];

/// The styles where no script runs: nothing can be searched for, so the field makes room for the way to where one can.
pub(crate) const NO_FIELD: &str = ".find input{display:none}.find .elsewhere{display:inline-flex}";

/// What stands before the script. Something on the way may have said, even before it, that all addresses lead elsewhere. And where a
/// page has no origin (in a sandbox, from a disk), browsers compare no script with its integrity, and take none: there it is taken
/// as it comes. Both are asked of the document while no markup can have its names.
pub(crate) const BEFORE: &str = "{let s=document.createElement(\"script\");for(let b of document.querySelectorAll(\"base\"))b.remove();\
    addEventListener(\"error\",e=>{let t=e.target;if(origin==\"null\"?t.integrity:0)s.src=t.src,t.after(s)},!0)}";

/// What a page links to. Addresses are relative to the page.
pub(crate) struct Links<'f> {
    /// The icons: the drawing, and the one for Apple's devices.
    pub(crate) icons: &'f [File],
    /// Parts in `assets`.
    pub(crate) assets: &'f [File],
}

impl Links<'_> {
    /// The path of the file whose name begins so; nothing where there is none.
    fn to(&self, start: &str) -> &str {
        self.find(start).map_or("", |file| &file.path)
    }

    fn find(&self, start: &str) -> Option<&File> {
        self.icons.iter().chain(self.assets).find(|file| file.name().starts_with(start))
    }
}

/// The whole page with everything else beside it, and in it, for scripts, what is published with it. The styles for paper come last:
/// nobody prints what has not arrived, and whatever stands before the content costs the time until it is drawn.
pub(crate) fn index(edition: &Edition, body: &[Node], styles: &[&str], links: &Links<'_>, site: &Value) -> String {
    let head = format!(
        "<noscript><style>{NO_FIELD}</style></noscript><link rel=icon href={}><link rel=apple-touch-icon href={}><link rel=manifest href=manifest.webmanifest>\
         <script type=application/json id=guide-site>{}</script><script>{BEFORE}</script><script async src={} integrity={}></script>",
        links.to("icon-"),
        links.to("icon-touch"),
        ascii(site),
        links.to("loader-"),
        links.find("loader-").map(File::integrity).unwrap_or_default(),
    );
    let after = format!("<link rel=stylesheet media=print href={}>", links.to("paper-"));
    page(edition, &edition.title, styles, &head, &write(body), &after)
}

/// The page with everything in it: data by its name in base64, and the scripts `inside`, after the content, since nothing waits for
/// them.
pub(crate) fn one_file(
    edition: &Edition,
    body: &[Node],
    styles: &[&str],
    data: &[(&str, String)],
    inside: &[&str],
) -> String {
    let mut scripts = String::new();
    for (name, content) in data {
        scripts += &format!("<script type=application/octet-stream id=guide-{name}>{content}</script>");
    }
    for script in inside {
        scripts += &format!("<script>{}</script>", inline(script));
    }
    let head = format!("<noscript><style>{NO_FIELD}</style></noscript>");
    page(edition, &edition.title, styles, &head, &write(body), &scripts)
}

/// A page beside the guide, to read and print, without any script.
pub(crate) fn beside(edition: &Edition, name: &str, body: &[Node], styles: &str, links: &Links<'_>) -> String {
    let icon = format!("<link rel=icon href={}>", links.to("icon-"));
    page(edition, &format!("{name} - {}", edition.title), &[styles], &icon, &write(body), "")
}

/// A script as it can stand in a page: nothing in it ends it too early.
pub(crate) fn inline(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

fn page(edition: &Edition, title: &str, styles: &[&str], head: &str, body: &str, after: &str) -> String {
    let styles: String = styles.iter().map(|sheet| format!("<style>{sheet}</style>")).collect();
    let themes: String = THEME
        .iter()
        .map(|(scheme, colour)| {
            format!("<meta name=theme-color content={colour} media=\"(prefers-color-scheme: {scheme})\">")
        })
        .collect();
    format!(
        "<!doctype html><html lang=zh-Hans><head><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{}</title>\
         <meta name=description content=\"{}\"><meta name=referrer content=no-referrer>{themes}\
         {styles}{head}</head><body>{body}{after}</body></html>\n",
        escape(title),
        escape(&edition.lead),
    )
}
