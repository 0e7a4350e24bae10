// What is around a guide in any web page: a shadow root with styles that no page changes, the notice that something went wrong.
// Ends `element.js`. Words are in `BUILD.words`, from the message catalogue.

// What was published with this script: whoever publishes puts it here.
var SITE = "@site@";

// Classes that pages may style as parts, by the same names.
var PARTS = ["masthead", "progress", "question", "choice", "advice", "ticket", "answers", "about"];
// Colours that a page may set, and on which of them which is written.
var COLOURS = ["ink", "quiet", "paper", "card", "line", "on-line", "line-ink"];
var WRITTEN = [["ink", "paper"], ["ink", "card"], ["quiet", "paper"], ["quiet", "card"], ["line-ink", "paper"], ["line-ink", "card"], ["on-line", "line"]];
// What is written in it can be read by those who see less well: the second level of WCAG 2.
var CONTRAST = 4.5;
var dark = { matches: false };
var sheet;
// The root of the page.
var page;

attempt(function () {
  dark = matchMedia("(prefers-color-scheme: dark)");
  // `addEventListener` is not there before Safari 14.
  dark.addListener(function () { elements.forEach(function (element) { if (element._house) furnish(element); }); });
});

// Places have a question before a choice: `#footer` and the routes of a page (`#/home`) are no places.
function isOfPage(fragment) {
  return fragment && !/^[\w-]+(=|%3D)/i.test(fragment);
}

// A router that has routes of another kind, or none yet, shows something else in the place of the element.
listen("hashchange", function () {
  var before = own && own.element;
  later(function () {
    if (!before || before.isConnected || !before.place || location.hash !== "#" + before.place) return;
    tell("the page takes the element away when the address says where the guide is: it has its own places there, so leave the attribute fragment out");
  });
});

// With such routes a page takes every fragment for one: it would show that there is none of that name.
function isRoute() {
  return /^#!?\//.test(location.hash);
}

// In another document its styles do not come along.
TransferGuide.prototype.adoptedCallback = function () {
  if (this._root) make(this._root, "style", "", sheet.text);
};

// A page may write its address by `pushState`, of which otherwise only Back tells: Chrome 102, and what is as new.
attempt(function () {
  if (window.navigation) navigation.addEventListener("currententrychange", function (event) { if (own) own.arrive(event); });
});

// An element's shadow root, at first with nothing but what stands between its tags. It may be closed: some pages close all.
function surround(element) {
  renew();
  locate(element);
  if (element._house && element._house.parentNode) return;
  var slot = element._slot = make(null, "slot"), house = make(null, "div", "house");
  house.lang = "zh-Hans";
  house.dir = "ltr";
  element._notice = make(house, "p", "notice");
  element._notice.setAttribute("role", "status");
  // Seen where nothing stands between the tags: at least a way to the guide.
  if (element.base) link(slot, element.base);
  // An empty root would hide what stands between the tags for ever.
  element._root = element._root || element.attachShadow({ mode: "open" }) || element.shadowRoot;
  put(element._root, slot);
  dress(element._root);
  element._house = put(element._root, house);
}

// A script may write a whole new page into a window (`document.open`), which takes away whatever listened in the old one.
function renew() {
  if (page === (page = native("querySelector")("*"))) return;
  spare = [];
  own = null;
  elements.forEach(function (old) { if (!old.isConnected && old._guide) takeOut(old); });
}

// Whatever size the page's root has, what the reader has set for it counts. One sheet for all.
function dress(shadow) {
  if (!sheet) {
    var medium = 16;
    attempt(function () {
      var probe = make(shadow, "span");
      probe.style.fontSize = "medium";
      medium = parseFloat(getComputedStyle(probe).fontSize) || medium;
      takeAway(probe);
    });
    var styles = BUILD.styles.replace(/(\d*\.?\d+)rem\b/g, function (all, many) { return many * medium + "px"; });
    sheet = { text: styles };
    try {
      sheet.made = new CSSStyleSheet();
      sheet.made.replaceSync(styles);
    } catch (old) {
      sheet.made = null;
    }
  }
  if (sheet.made && shadow.adoptedStyleSheets) shadow.adoptedStyleSheets = [sheet.made];
  else make(shadow, "style", "", sheet.text);
}

// The guide takes the place of what stands between the tags.
function settle(element, done) {
  var app = put(element._house, element._guide.app);
  if (!app.querySelector("a[href]")) throw new Error("nothing can be drawn here: something of this page is in the way");
  takeAway(element._slot);
  done();
}

function houseOf(element) {
  return (element._seen || element._failed) && element._house;
}

function unsettle(element) {
  // First of all what stands between the tags: what a page has broken meanwhile must not leave its place blank.
  if (!element._slot.isConnected) element._root.append(element._slot);
  if (element._guide) takeAway(element._guide.app);
}

function link(parent, address) {
  var way = make(parent, "a", "way-out", BUILD.words.open);
  way.href = address;
}

// Says what went wrong, with the ways out; nothing for no reason.
function complain(element, reason) {
  var notice = element._notice, words = BUILD.words[reason];
  notice.textContent = words || "";
  notice.hidden = !words;
  if (!words) return;
  var again = make(notice, "button", "", BUILD.words.again);
  again.type = "button";
  again.onclick = function () { load(element); };
  if (element.base) link(notice, element.base);
}

// What the page decides: the scheme, the colours, the school.
function furnish(element) {
  var house = element._house;
  house.className = "house " + schemeOf(element);
  COLOURS.forEach(function (name) { house.style.removeProperty("--transfer-guide-" + name); });
  // Out of the page nothing has a colour.
  var unfit = WRITTEN.filter(function (pair) { return house.isConnected && contrast(house, pair) < CONTRAST; });
  if (unfit.length) {
    // Of no value at all: the guide's own colours hold.
    COLOURS.forEach(function (name) { house.style.setProperty("--transfer-guide-" + name, "initial"); });
    tell("the colours of this page are not used: " + unfit.map(function (pair) {
      return "--transfer-guide-" + pair[0] + " on --transfer-guide-" + pair[1];
    }).join(", ") + " is too faint to read (less than " + CONTRAST + " to 1), or written otherwise than as rgb or hex", element);
  }
}

// Dark where the page itself is: it says so by `color-scheme`, or the element is told.
function schemeOf(element) {
  var page = element.scheme;
  if (page !== "light" && page !== "dark") page = getComputedStyle(element).colorScheme || "";
  return page.indexOf("dark") >= 0 && (page.indexOf("light") < 0 || dark && dark.matches) ? "dark" : "light";
}

// How far two colours are apart, from 1 to 21, as WCAG 2 has it; 0 where one cannot be read.
function contrast(house, pair) {
  var one = light(house, pair[0]), other = light(house, pair[1]);
  return one && other ? Math.max(one / other, other / one) : 0;
}

// How light a colour is, and the light of the room with it; 0 where it cannot be read.
function light(house, name) {
  var probe = make(house, "span");
  probe.style.color = "var(--" + name + ")";
  var parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
  takeAway(probe);
  function linear(at) {
    var part = parts[at] / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
  return parts && 0.2126 * linear(1) + 0.7152 * linear(2) + 0.0722 * linear(3) + 0.05;
}

// Pages may style its parts, and a new place begins where it can be read.
function turned(element, arrived) {
  PARTS.forEach(function (name) {
    var all = element._guide.app.querySelectorAll("." + name);
    for (var i = 0; i < all.length; i++) all[i].setAttribute("part", name);
  });
  if (arrived && element.getBoundingClientRect().top < 0) element.scrollIntoView();
}

// What the page is called, and where it is scrolled to, is the page's business.
function turn() {}

// The page beside this script. A script that has everything in it stands beside none.
function home(element) {
  locate(element);
  return BUILD.inline ? "" : folder + "index.html";
}

// The texts that are missing in the edition inside this script, in bytes.
function texts() {
  return new TextEncoder().encode(SITE.texts);
}

attempt(define);
