// Ends the keeping of the page on every device that still has an earlier sw.js: published in its place, under its name.
// Browsers fetch sw.js at the next visit, past every cache, and when the page is looked at again after an hour. It has
// to stay there as long as devices may come back: a sw.js that is missing leaves the last one at work, for ever.
"use strict";

const OURS = "transfer-guide " + new URL("./", self.location) + " ";

// A page may be in trouble, so this one waits for no page to ask.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(end()));

// Without a fetch handler every request is the network's from here on, also where a step below fails. A page that runs
// hears of the change and reloads itself with its answers.
async function end() {
  const names = await caches.keys().catch(() => []);
  await Promise.all(names.filter(name => name.startsWith(OURS)).map(name => caches.delete(name).catch(() => false)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: "window" });
  await Promise.all(pages.map(reload));
}

// For a page too broken to hear. A browser that is sent to the address where it is only moves to the fragment, so this
// one has a query that says nothing.
function reload(page) {
  const more = new URL(page.url).search ? "&" : "?";
  return page.navigate(page.url.replace(/#|$/, more + "$&")).catch(() => null);
}
