//! The HTML pages around the content: what stands in their heads, and how scripts and styles come with them.

use transfer_guide_rules::edition::Edition;

use crate::files::File;
use crate::markup::{Element, Node, escape};

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
    /// Styles for paper.
    pub(crate) paper: &'f File,
    /// The script that starts the program.
    pub(crate) loader: &'f File,
}

/// The whole page with everything else beside it. The styles for paper come last: nobody prints what has not arrived, and
/// whatever stands before the content costs the time until it is drawn.
pub(crate) fn index(edition: &Edition, body: &[Node], styles: &str, links: &Links<'_>) -> String {
    let attribute = |name: &str| {
        links.icons.iter().find(|icon| icon.name().starts_with(name)).map(|icon| icon.path.clone()).unwrap_or_default()
    };
    let head = format!(
        "<noscript><style>{NO_FIELD}</style></noscript><link rel=icon href={}><link rel=apple-touch-icon href={}><link rel=manifest href=manifest.webmanifest>\
         <script>{BEFORE}</script><script async src={} integrity={}></script>",
        attribute("icon-"),
        attribute("icon-touch"),
        links.loader.path,
        links.loader.integrity(),
    );
    let paper = format!("<link rel=stylesheet media=print href={}>", links.paper.path);
    page(edition, &edition.title, styles, &head, &write(body), &paper)
}

/// The page with everything in it: the program and the scripts `inside` after the content, since nothing waits for them.
pub(crate) fn one_file(edition: &Edition, body: &[Node], styles: &str, program: &str, inside: &[&str]) -> String {
    let mut scripts = format!("<script type=application/octet-stream id=guide-program>{program}</script>");
    for script in inside {
        scripts += &format!("<script>{}</script>", inline(script));
    }
    page(
        edition,
        &edition.title,
        styles,
        &format!("<noscript><style>{NO_FIELD}</style></noscript>"),
        &write(body),
        &scripts,
    )
}

/// A page beside the guide, to read and print, without any script.
pub(crate) fn beside(edition: &Edition, name: &str, body: &[Node], styles: &str, links: &Links<'_>) -> String {
    let icon = links.icons.first().map(|icon| format!("<link rel=icon href={}>", icon.path)).unwrap_or_default();
    page(edition, &format!("{name} - {}", edition.title), styles, &icon, &write(body), "")
}

/// A script as it can stand in a page: nothing in it ends it too early.
pub(crate) fn inline(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

fn page(edition: &Edition, title: &str, styles: &str, head: &str, body: &str, after: &str) -> String {
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
         <style>{styles}</style>{head}</head><body>{body}{after}</body></html>\n",
        escape(title),
        escape(&edition.lead),
    )
}

fn write(body: &[Node]) -> String {
    let mut written = String::new();
    let children = body.to_vec();
    let whole = Element { name: "div".to_owned(), attributes: Vec::new(), children };
    whole.write(&mut written);
    // Of the element around the content only the content.
    written.trim_start_matches("<div>").to_owned()
}
