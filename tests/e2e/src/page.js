// @ts-check
// What tests ask of a page. This text stands before each script that a test runs, whatever the page is: the guide's own,
// one of another site with elements in it, or one whose scripts are off.

/**
 * Where a guide stands: in the shadow root of the element with this number, or in the page.
 * @param {number} number
 * @returns {any}
 */
const rootOf = number => document.querySelectorAll("transfer-guide")[number]?.shadowRoot ?? document;

const root = rootOf(0);

/** @param {any} each */
const shown = each => Boolean(each) && each.getClientRects().length > 0;

/** @param {string} selector */
const visible = (selector, within = root) => Array.from(within.querySelectorAll(selector)).filter(shown);

/** @param {any[]} elements */
const texts = elements => elements.map(each => each.textContent.trim());

/**
 * What a tool has built: the first of its kind that is open. Of a name like `letter/` any message.
 * @param {string} tool
 */
const room = tool => root.querySelector(`.aid-room[data-tool^="${tool}"]`);

/**
 * Puts a value into a field, as a picker does.
 * @param {any} field
 * @param {string} value
 */
const put = (field, value) => {
    field.focus();
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
};

/** The next frame; a second later where a browser draws none, as WebKit in a window that it takes for hidden. */
const drawn = () => new Promise(done => {
    requestAnimationFrame(done);
    setTimeout(done, 1000);
});

/** When the page has done everything that it has begun: drawn twice, with all tasks between. */
const settled = async () => {
    for (let times = 0; times < 2; times += 1) {
        await drawn();
        await new Promise(done => setTimeout(done));
    }
};

/**
 * All that is to be seen of a guide, read in one go, whatever runs it: of the page's own, or of the element with this number.
 * @param {number} number
 */
const snapshot = number => {
    /** @type {any} */
    const host = document.querySelectorAll("transfer-guide")[number];
    const within = rootOf(number);
    const headings = visible(".guide h1", within);
    // Without its program, the page has some hundred screens, of which all but one are hidden.
    const screen = headings[0]?.closest(".page") ?? within;
    /** @param {string} selector */
    const seen = selector => visible(selector, screen);
    return {
        fragment: location.hash.slice(1),
        tier: document.documentElement?.dataset.tier ?? "",
        title: document.title,
        history: history.length,
        top: scrollY === 0,
        place: host?.place ?? null,
        question: seen("section.question")[0]?.dataset.question ?? null,
        advice: seen("article.advice")[0]?.dataset.advice ?? null,
        headings: texts(headings),
        focused: headings.length > 0 && within.activeElement === headings[0],
        focus: document.activeElement?.tagName,
        said: within.querySelector(".guide [role=status]")?.textContent ?? "",
        notices: seen(".notice:not(.ignored)").map(each => each.textContent),
        ignored: seen(".notice.ignored").map(each => each.textContent),
        marked: seen("a.choice.marked").map(each => each.dataset.choice),
        answers: texts(seen(".answers dt")),
        warnings: visible("#notices [data-say]", document).map(each => each.dataset.say),
        notice: texts(visible(".house > .notice:not([hidden])", within))[0] ?? null,
        fallback: host ? Array.from(host.children).some(shown) : false,
    };
};

/**
 * Goes to places, each a fragment, an id and a heading, and asks what is to be known of each; a promise is waited for. One that is not shown within a
 * few seconds is named.
 * @param {string[][]} places
 * @param {() => any} ask
 */
const atEach = async (places, ask) => {
    const found = [];
    for (const [fragment, id, heading] of places) {
        if (location.hash.slice(1) !== fragment) {
            const moved = new Promise(done => addEventListener("hashchange", done, { once: true }));
            location.hash = fragment;
            await moved;
        }
        // What listens has drawn by then, or the place is not there.
        await new Promise(done => setTimeout(done));
        const seen = () => snapshot(0);
        /** @param {any} now */
        const there = now => now.fragment === fragment && (now.question ?? now.advice) === id && now.headings.join() === heading;
        const end = Date.now() + 9000;
        while (!there(seen())) {
            if (Date.now() > end) throw new Error(`${fragment} is not shown: ${JSON.stringify(seen())}`);
            await new Promise(done => setTimeout(done));
        }
        found.push(await ask());
    }
    return found;
};

/** Listens to what goes wrong, where a driver has no log of it. */
const listen = () => {
    /** @type {any} */
    const view = window;
    if (view.complaints) return view.complaints;
    /** @type {string[]} */
    const complaints = view.complaints = [];
    const error = console.error;
    console.error = (...words) => {
        complaints.push(words.join(" "));
        error.apply(console, words);
    };
    addEventListener("error", event => complaints.push(`${event.message} (${event.filename}:${event.lineno})`), true);
    addEventListener("unhandledrejection", event => complaints.push(`not caught: ${event.reason}`));
    return complaints;
};
