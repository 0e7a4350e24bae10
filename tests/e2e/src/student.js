// @ts-check
// A student in a page of another site whose scripts and markup break what a driver asks for. Runs before all of them, keeps what
// it needs, answers the first question, and says to the page's own server what comes of it: that the guide walks, or that what
// stands between the tags stays, with what the console says.
{
    /** @type {any} */
    const view = window;
    const ask = fetch.bind(window), later = setTimeout.bind(window), /** @type {any} */ replace = String.prototype.replace;
    const { getClientRects, attachShadow } = Element.prototype;
    const one = Document.prototype.querySelector.bind(document);
    /** @type {any} */
    const within = DocumentFragment.prototype.querySelector;
    const isShown = (/** @type {any} */ each) => Boolean(each) && getClientRects.call(each).length > 0;
    /** @type {any} */
    let root;
    // Also of one that is closed.
    Element.prototype.attachShadow = function (/** @type {any} */ how) {
        return root = attachShadow.call(this, how);
    };
    /** @type {string[]} */
    const hints = [];
    console.warn = (...words) => {
        hints[hints.length] = words.map((word) => `${word} ${word && word.stack || ""}`).join(" ");
    };
    const say = (/** @type {string} */ what) => {
        const said = `${what} ${hints.join(" | ")}`;
        if (view.lastSaid !== said) ask(`/said?${replace.call(said, /[^a-zA-Z0-9]+/g, "+")}`).catch(String);
        view.lastSaid = said;
    };
    addEventListener("transfer-guide-ready", () => later(() => within.call(root, "[data-choice=army]").click()));
    addEventListener("transfer-guide-step", (/** @type {any} */ event) => {
        if (event.detail.question === "enlistment" && isShown(within.call(root, "h1"))) say("walks");
        later(() => within.call(root, "a.choice").click());
    });
    addEventListener("transfer-guide-advice", () => later(() => within.call(root, ".aid-open").click()));
    const look = () => {
        if (isShown(one("transfer-guide a")) && hints.length > 0) say("stays");
        if (root && isShown(within.call(root, ".aid-room"))) say("walks and helps");
        later(look, 100);
    };
    look();
}
