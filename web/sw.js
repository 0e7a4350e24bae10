// Keeps one build of the page on the device, and answers for that build alone. `cargo xtask dist` fills in the two
// lines below, and takes the comments away. Nothing else in the project runs here, and it needs nothing that Chrome 80,
// Firefox 78 and Safari 13.4 lack.
"use strict";

const BUILD = "@build@";
// Every file that this build needs, with its hash: what has another content is of another build, or cut, or no file of ours.
const FILES = "@files@";

// Caches belong to the whole host, which may hold other guides, so a cache says whose it is: this folder's.
const OURS = "transfer-guide " + new URL("./", self.location) + " ";
const CACHE = OURS + BUILD;
const START = address("./");
const PAGE = address("index.html");
const KEPT = new Set(FILES.map(([name]) => address(name)));
// What does not fit this build, in words for the console; and why a file is not kept that the guide can do without.
const misfits = [], SPARED = "spared";

self.addEventListener("install", event => {
  event.waitUntil(keepAll());
  // Chrome from 123 on opens the page without waking this worker first.
  if (!event.addRoutes) return;
  const condition = { urlPattern: { pathname: new URL(START).pathname, search: "" }, requestMode: "navigate" };
  event.waitUntil(event.addRoutes({ condition, source: { cacheName: CACHE } }).catch(String));
});
self.addEventListener("activate", event => event.waitUntil(forgetOthers().then(() => self.clients.claim())));

self.addEventListener("message", event => {
  // Only a page may end the build that it runs on itself: no update happens behind a student's back.
  if (event.data === "update") self.skipWaiting();
  if (event.data === "build" && event.source) event.source.postMessage(BUILD);
});

self.addEventListener("fetch", event => {
  const kept = keptFor(event.request);
  if (kept) event.respondWith(lookUp(kept).then(found => found || fetch(event.request)));
});

function address(name) {
  return new URL(name, self.location).href;
}

// The program comes whole or not at all: half of it is an upload that has not ended, which must not take the place of a build
// that works. Everything is fetched before anything is kept, so that a failure leaves the device as it was. What the guide
// can do without is left to the network. Pages are told what does not fit, for whoever looks into their console.
async function keepAll() {
  let whole = true;
  const answers = await Promise.all(FILES.map(file => get(file).catch(error => {
    misfits.push(file[0]);
    whole = whole && error === SPARED;
  })));
  if (misfits[0]) {
    const pages = await self.clients.matchAll({ includeUncontrolled: true });
    pages.filter(page => page.url.startsWith(START)).forEach(page => page.postMessage({ misfits, whole }));
  }
  if (!whole) throw new TypeError("not of this build: " + misfits);
  const wasThere = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    const keep = (url, answer) => answer && cache.put(url, answer);
    // Under the folder's own address too, which is where most open it.
    const page = answers[FILES.findIndex(([name]) => address(name) === PAGE)];
    await Promise.all([keep(START, page && page.clone())].concat(FILES.map(([name], index) => keep(address(name), answers[index]))));
  } catch (full) {
    // A build of this very name may be in use: its files are these files, and stay.
    if (!wasThere) await caches.delete(CACHE);
    throw full;
  }
}

// A file with the right content, from where the browser has it already, however old that is: its hash says whether it is
// the right one, and the network is asked where it is not.
async function get([name, integrity]) {
  const ask = (cache, integrity) => fetch(address(name), { cache, integrity });
  try {
    const answer = await ask("force-cache", integrity).catch(() => ask("reload", integrity));
    // A browser refuses an answer that was redirected when it is the answer for a page.
    return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
  } catch (misfit) {
    if (address(name) === PAGE) return ownPart(await ask(), integrity);
    // The icon, the manifest, the styles for paper: a server that knows no such type answers 404, for ever.
    throw /\.(js|wasm)$/.test(name) ? misfit : SPARED;
  }
}

// The page without what a server writes in front of it and behind it: a counter, a comment. Where it writes into the page, no
// page is kept, and from then on it comes from the network: the one of the last build must not stay in its place for ever.
async function ownPart(answer, integrity) {
  const text = await answer.text(), end = text.indexOf("</html>");
  const page = new TextEncoder().encode("\ufeff" + text.slice(text.indexOf("<!doctype"), end) + "</html>\n");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", page));
  if (integrity === "sha256-" + btoa(String.fromCharCode(...hash))) {
    misfits.push("what is added to index.html");
    return new Response(page, { headers: answer.headers });
  }
  // A page that has an end and names this build's loader is of this build.
  throw end > 0 && FILES.some(([name]) => /loader/.test(name) && text.indexOf(name) > 0) ? SPARED : text;
}

// Of this folder's guide, and of no other guide on this host. A full or forbidden store must not keep the new build from
// working: what cannot be deleted stays.
async function forgetOthers() {
  try {
    const names = await caches.keys();
    await Promise.all(names.filter(name => name.startsWith(OURS) && name !== CACHE).map(name => caches.delete(name)));
  } catch (forbidden) {
    return;
  }
}

// The address under which the answer to a request is kept; none for what is the network's business.
function keptFor(request) {
  if (request.method !== "GET") return undefined;
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    // Other programs add to a link what they like: `?from=singlemessage`.
    url.search = "";
    return url.href === START ? PAGE : KEPT.has(url.href) && url.href;
  }
  // Whoever asks past the browser's own store asks past this one too: a second try after a broken download.
  return request.cache !== "reload" && request.cache !== "no-store" && KEPT.has(url.href) && url.href;
}

// Nothing, when the store is empty or forbidden: then the network answers.
async function lookUp(kept) {
  try {
    return await (await caches.open(CACHE)).match(kept, { ignoreVary: true });
  } catch (forbidden) {
    return undefined;
  }
}
