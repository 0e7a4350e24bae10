// @ts-check
// Runs before everything else in a page that a test serves: keeps what the page tells the page around it, its webmaster and
// nobody (what its policy refused, what jumped, that there was no heading).
{
    /** @type {any} */
    const view = window;
    Object.assign(view, { told: [], hints: [], refused: [], blank: [] });
    for (const name of ["ready", "step", "answer", "advice", "restart", "error"]) {
        addEventListener(`transfer-guide-${name}`, (/** @type {any} */ event) =>
            view.told.push([name, event.detail, event.composedPath()[0].tagName]));
    }
    const warn = console.warn;
    console.warn = (...words) => {
        if (String(words[0]).startsWith("Transfer Guide: ")) view.hints.push(words.map(String).join(" "));
        else warn.apply(console, words);
    };
    document.addEventListener("securitypolicyviolation", event =>
        view.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
    // Where a browser measures how far things jump: all of it so far.
    if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
        let sum = 0;
        const add = (/** @type {any[]} */ entries) => entries.forEach(entry => { sum += entry.value; });
        const observer = new PerformanceObserver(list => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        view.shifted = () => {
            add(observer.takeRecords());
            return sum;
        };
    }
    const look = () => {
        const visible = Array.from(document.querySelectorAll("h1")).filter(each => each.getClientRects().length > 0);
        if (visible.length !== 1) view.blank.push(visible.length);
    };
    document.addEventListener("DOMContentLoaded", () => {
        const frame = () => {
            look();
            requestAnimationFrame(frame);
        };
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        requestAnimationFrame(frame);
    });
}
