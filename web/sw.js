// Keeps one build of the page on the device, whole, and answers for that build alone. `cargo xtask dist` fills in the two
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

// All or nothing. Everything is fetched before anything is kept, so that a failure leaves the device as it was.
async function keepAll() {
  const answers = await Promise.all(FILES.map(get));
  const wasThere = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    // Under the folder's own address too, which is where most open it.
    const start = answers[FILES.findIndex(([name]) => address(name) === PAGE)].clone();
    await Promise.all(FILES.map(([name], index) => cache.put(address(name), answers[index])).concat(cache.put(START, start)));
  } catch (full) {
    // A build of this very name may be in use: its files are these files, and stay.
    if (!wasThere) await caches.delete(CACHE);
    throw full;
  }
}

// A file with the right content, from where the browser has it already, however old that is: its hash says whether it is
// the right one, and the network is asked where it is not.
async function get([name, integrity]) {
  const ask = cache => fetch(address(name), { cache, integrity, credentials: "same-origin" });
  const answer = await ask("force-cache").catch(() => ask("reload"));
  if (!answer.ok) throw new TypeError(name + ": " + answer.status);
  // A browser refuses an answer that was redirected when it is the answer for a page.
  return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
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
