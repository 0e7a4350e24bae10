// What is around a guide in its own page, where the plain page stands between the tags of the element: lets the program take
// over from it, and lets it take over again when the program ends. The plain page works without any of this: whatever fails
// here costs the student what only the program can do, and nothing else. Ends `element.js`, and needs `keepOffline`. For
// Chrome 80, Firefox 78 and Safari 13.4.
//
// A place of the plain page is shown by `:target`; the running program follows the same fragment. So to hand over from
// one to the other is to exchange two elements, and nothing needs to be told.

var root = native("querySelector")("*");
var nonce = "";
// Beside this script, unless that was renamed, or put into the page; wherever what is between may say that addresses lead (`<base>`).
var here = genuine("currentScript"), beside = here && /^[^?#]*\/(?=loader-)/.exec(here.getAttribute("src"));
var assets = BUILD.inline || new URL(beside ? beside[0] : "assets/", /^(http|file)/.test(location.protocol) ? location.href : root.baseURI).href;
own = ownPage(turn);
// What was published with this script.
var SITE = {};
// The element, the plain page in it, and the running one when it has taken over.
var place, still, running;
// The guide that waits until nobody is in the middle of a click.
var waiting;
// Whether a finger or a button is down: what is under it must not be exchanged before it has clicked.
var pressing = false;
// Whether an input method is in the middle of a word, which it would lose with its field.
var composing = false;
// Whether the worker was told to keep this build.
var keeping = false;

// For the student: one of the notices that stand in the page. Where no program comes, nothing can be searched for either.
function complain(element, key) {
  if (still) still.classList.toggle("alone", !!key);
  element.querySelectorAll("[data-say]:not([data-say=newer])").forEach(function (notice) {
    notice.hidden = notice.getAttribute("data-say") !== key;
  });
}

function begin() {
  var find = native("querySelector");
  place = find("transfer-guide");
  still = find(".still");
  if (!place) {
    tell("the page is cut, or was changed on the way");
    if (still) return;
    place = put(find("body"), create("transfer-guide"));
    place.setAttribute("fragment", "");
  }
  // A page that was saved while the program ran has what that drew; one that was cut has nothing.
  still = still || find("#notices + div") || put(place, create("div"));
  if (!BUILD.inline) {
    attempt(function () { SITE = JSON.parse(find("#guide-site").textContent); });
    if (!getComputedStyle(root).getPropertyValue("--paper")) {
      [BUILD.styles].concat(SITE.styles || []).forEach(link);
      tell("the page's own styles are missing, or its policy (style-src) keeps them out: allow their hash as in servers/");
    }
  }
  if (!(window.CSS && CSS.supports && CSS.supports("selector(:has(a))"))) showOnlyTarget();
  place.addEventListener("click", function (event) {
    var what = event.target.getAttribute && event.target.getAttribute("data-do");
    if (what === "retry") load(place);
    if (what === "reload") location.reload();
  });
  onClick(still, "a", follow);
  onPaper(still);
  ["compositionstart", "compositionend"].forEach(function (kind) {
    listen(kind, function () { composing = kind === "compositionstart"; });
  });
  ["mousedown", "touchstart", "keydown"].forEach(function (kind) {
    listen(kind, function () { pressing = true; });
  });
  ["click", "mouseup", "touchend", "touchcancel", "keyup", "dragend"].forEach(function (kind) {
    // A click follows the release of a button at once, and the release of a finger a little later.
    listen(kind, function () { setTimeout(function () { pressing = false; }, kind === "touchend" ? 350 : 0); });
  });
  // When the page works, so that keeping it does not compete with loading it, and when nothing more will come.
  ["ready", "error"].forEach(function (name) {
    place.addEventListener("transfer-guide-" + name, function () {
      if (!BUILD.inline && !keeping) keepOffline(SITE.id);
      keeping = true;
    });
  });
  define();
}

// Links of the plain page, wherever what is between may say that they lead (`<base>`), and to what has not arrived.
function follow(click, link) {
  var address = link.getAttribute("href"), fragment = address.slice(1);
  if (address[0] !== "#" || click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  own.go(fragment);
  if (fragment && !native("getElementById")(fragment)) complain(place, "cut");
}

// All of that is there already.
function surround(element) {
  element._school = element.querySelector(":scope > .school");
}
function furnish() {}
function turned() {}
function lookElsewhere() {}
// Every fragment is the guide's.
function isOfPage() {}

function houseOf(element) {
  return element;
}

function turn(fragment, title, arrived) {
  attempt(function () { native("querySelector")("title").textContent = title; });
  if (arrived) scrollTo(0, 0);
}

// This page; none where it has no address that others could open.
function home() {
  return /^http/.test(location.protocol) ? location.href.split(/[?#]/)[0] : "";
}

// Styles that something has kept out of the page itself.
function link(file) {
  var sheet = create("link");
  sheet.rel = "stylesheet";
  sheet.integrity = file.integrity;
  sheet.href = assets + file.name;
  put(root, sheet);
}

// Hides the start where the browser has no `:has()` to do it by styles alone.
function showOnlyTarget() {
  function show() {
    still.classList.toggle("moved", !!still.querySelector(".page > i:target"));
    if (!running) scrollTo(0, 0);
  }
  listen("hashchange", show);
  if (location.hash) show();
}

// Every text of the plain page once, in order: they are missing in its edition.
function texts() {
  var seen = Object.create(null), found = [], walker = native("createTreeWalker")(still, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    var text = walker.currentNode.nodeValue;
    if (!seen[text]) found.push(text);
    seen[text] = true;
  }
  return new TextEncoder().encode(found.join("\n"));
}

// Exchanges the plain page for the running one, as soon as nobody is in the middle of a click.
function settle(element, done) {
  if (waiting) return;
  waiting = element._guide;
  takeOver(waiting, done);
}

function takeOver(guide, done) {
  // It crashed meanwhile; another one may wait by now.
  if (waiting !== guide) return;
  if (pressing || composing) return setTimeout(takeOver, 50, guide, done);
  waiting = null;
  complain(place, "");
  var view = remember(), app = running = guide.app;
  place.replaceChild(app, still);
  root.setAttribute("data-tier", guide.tier);
  restore(view, app);
  done();
}

// The plain page is there again at once, at the same place.
function unsettle() {
  waiting = null;
  if (!running) return;
  place.replaceChild(still, running);
  running = null;
  root.setAttribute("data-tier", "html");
  if (location.hash) aim();
}

// What the student looks at and has in hand: the element with the focus, the first ones in sight, what is open.
function remember() {
  var first = [], all = still.querySelectorAll("h1,h2,h3,p,a");
  for (var i = 0; scrollY && i < all.length && first.length < 9; i++) {
    var box = all[i].getBoundingClientRect();
    if (box.height && box.bottom > 0) first.push({ mark: mark(all[i]), top: box.top });
  }
  var opened = still.querySelectorAll("details[open] > summary"), focus = still.querySelector(":focus"), typed = still.querySelector("input");
  return {
    first: first, focus: focus && mark(focus), open: Array.prototype.map.call(opened, mark),
    typed: typed && { value: typed.value, start: typed.selectionStart, end: typed.selectionEnd }
  };
}

function restore(view, app) {
  view.open.forEach(function (summary) {
    var same = twin(summary, app);
    if (same) same.parentNode.open = true;
  });
  var focus = view.focus && twin(view.focus, app);
  if (focus) focus.focus({ preventScroll: true });
  var typed = view.typed, field = app.querySelector(".aid-find");
  if (typed && typed.value && field) {
    field.value = typed.value;
    field.setSelectionRange(typed.start, typed.end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // Not every element has a twin: the first that has stays where it is.
  for (var i = 0; i < view.first.length; i++) {
    var same = twin(view.first[i].mark, app);
    if (same) return scrollBy(0, same.getBoundingClientRect().top - view.first[i].top);
  }
}

// How to find the element of the running page that stands for one of the plain page: it is of the same kind and text,
// and in the same place among those. To be asked while the plain page is shown.
function mark(element) {
  var found = { tag: element.tagName, text: element.textContent };
  return { tag: found.tag, text: found.text, nth: Math.max(0, alike(found, still).indexOf(element)) };
}

function twin(mark, app) {
  var found = alike(mark, app);
  return found[mark.nth] || found[0];
}

function alike(mark, within) {
  return Array.prototype.filter.call(within.querySelectorAll(mark.tag), function (other) {
    return other.textContent === mark.text && other.getClientRects().length;
  });
}

// Going to where one is makes `:target` hold. What the program noted there is kept: whether Back leads to where one was.
function aim() {
  var noted = history.state;
  location.replace(location.href);
  if (noted) history.replaceState(noted, "");
}

// Whoever follows a link to a place is brought there as soon as it has arrived. Browsers would show the start until then,
// and go there when all has arrived; what stands below would jump.
function seek() {
  root.setAttribute("data-seeking", "");
  var looking = setInterval(look, 30);
  // On a line that hangs the start is better than nothing.
  setTimeout(show, 3000);
  listen("DOMContentLoaded", look);
  function look(event) {
    var found = native("getElementById")(location.hash.slice(1));
    if (!found && !event) return;
    clearInterval(looking);
    if (found && !found.matches(":target")) aim();
    show();
  }
  function show() { root.removeAttribute("data-seeking"); }
}

root.setAttribute("data-tier", "html");
if (genuine("readyState") === "loading") {
  if (location.hash) seek();
  listen("DOMContentLoaded", begin);
} else {
  begin();
}
