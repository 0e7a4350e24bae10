// `<transfer-guide>`: the guide in any web page, in a shadow root of its own, so that neither disturbs the other. What stands
// between the tags is shown until the guide is there, and again when it cannot be. `ship` puts `program.js`, `running.js`
// and `surroundings.js` before it. For Chrome 80, Firefox 78 and Safari 13.4.

// Attributes, and properties of the same names. `fragment` is there or not, the others are texts.
var ATTRIBUTES = ["answers", "known", "base", "fragment", "scheme", "school", "office", "contact"];
// The instance of the program that all elements of the page share: promised, and none before the first and after a crash.
var shared;
// Guides that elements which went away have left, for the next ones: Yew keeps something of each that it ever drew.
var spare = [];
var elements = [];
// Follows the page's own fragment, for one element: the first that asks for it.
var own;
// When the program crashed last, in milliseconds since 1970.
var crashed = 0;

class TransferGuide extends HTMLElement {
  static get observedAttributes() { return ATTRIBUTES; }

  connectedCallback() {
    adoptProperties(this);
    if (elements.indexOf(this) < 0) elements.push(this);
    if (!this._guide && !this._loading) load(this);
  }

  disconnectedCallback() {
    var self = this;
    // An element that is only moved is back by then.
    later(function () { if (!self.isConnected) leave(self); });
  }

  attributeChangedCallback(name, before, now) {
    if (!this._guide || before === now) return;
    if (name === "fragment") {
      leave(this);
      return this.connectedCallback();
    }
    if (name === "answers") {
      this._place = now || "";
      if (own && own.element === this) location.hash = this._place;
    }
    if (name === "answers" || name === "known" || name === "base") this._guide.begin(hostOf(this));
    else furnish(this);
  }

  // Where it is, as the text form of the answers: `outcome=army&enlistment=graduated`.
  get place() { return this._place === undefined ? this.answers : this._place; }

  // The link that leads to this place.
  get link() { return (!(own && own.element === this) && this.base || location.href.split("#")[0]) + "#" + this.place; }

  // Goes to a place.
  go(place) {
    if (own && own.element === this) location.hash = place;
    else if (this._guide) this._guide.go(String(place));
    else this._place = String(place);
  }

  // Starts again, with nothing remembered.
  restart() {
    if (this._guide) this._guide.restart();
    else this._place = "";
    if (own && own.element === this) location.hash = "";
  }
}

ATTRIBUTES.forEach(function (name) {
  Object.defineProperty(TransferGuide.prototype, name, {
    configurable: true,
    enumerable: true,
    get: function () {
      if (name === "fragment") return this.hasAttribute(name);
      return name === "base" ? baseOf(this) : this.getAttribute(name) || "";
    },
    set: function (value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : value);
    }
  });
});

// What a script has set before this one defined the element.
function adoptProperties(element) {
  ATTRIBUTES.forEach(function (name) {
    if (!Object.prototype.hasOwnProperty.call(element, name)) return;
    var value = element[name];
    delete element[name];
    element[name] = value;
  });
}

// The guide that links lead to: the page beside this script, unless the element names another. A script that has everything in
// it stands beside none.
function baseOf(element) {
  var named = element.getAttribute("base");
  if (!named && BUILD.inline) return "";
  try {
    var url = new URL(named || folder + "index.html", document.baseURI);
    if (/^(https?|file):$/.test(url.protocol)) return url.href.split("#")[0];
    tell("base is " + named + ": links can only lead to a web page");
  } catch (unreadable) {
    tell("base is " + named + ", which is no address");
  }
  return "";
}

// The program's texts, in bytes.
function texts() {
  if (BUILD.inline) return new TextEncoder().encode(BUILD.texts);
  return get(BUILD.texts).then(function (found) { return new Uint8Array(found); });
}

function load(element) {
  element._loading = true;
  surround(element);
  complain(element, "");
  shared = shared || freshProgram(texts, crash);
  shared.then(function (program) {
    element._loading = false;
    if (element.isConnected) start(element, program);
  }).catch(function (problem) {
    element._loading = false;
    shared = null;
    fail(element, problem.say || "failed", problem.hint || "the program does not start", problem.error || problem);
  });
}

function fail(element, reason, hint, error) {
  tell(hint, error);
  complain(element, reason);
  fire(element, "error", { reason: reason });
}

function start(element, program) {
  var guide = spare.pop(), host = hostOf(element);
  element._guide = guide || run(program, document.createElement("div"), host);
  if (guide) guide.begin(host);
  if (own && own.element === element) own.runs(element._guide);
}

// What `run` needs to know of an element.
function hostOf(element) {
  var doing = "", owns = element.fragment && takeFragment(element);
  return {
    // Whole: `<base>` may lead a mere fragment elsewhere.
    base: (owns ? "" : element.base) || location.href.split("#")[0],
    start: owns ? own.start : element.place,
    known: element.known,
    link: element.base,
    get contact() { return element.contact; },
    follow: function (link, fragment, click) {
      doing = link.className.split(" ")[0];
      if (owns) return own.follow(link, fragment, click);
      click.preventDefault();
      if (doing === "restart") element._guide.restart();
      else element._guide.go(fragment);
    },
    drawn: function (fragment, title, arrived) {
      element._place = fragment;
      if (owns) own.drawn(fragment, title, arrived);
      var before = element._seen, now = element._seen = sight(element, fragment);
      if (!before) settle(element);
      label(element);
      if (arrived) comeInSight(element);
      if (!before) fire(element, "ready", now);
      else if (arrived || now.answers !== before.answers) report(element, doing, before, now);
      doing = "";
    }
  };
}

// Whether the element may follow the page's fragment: one can.
function takeFragment(element) {
  own = own || ownPage(function () {});
  if (own.element && own.element !== element) {
    tell("two elements want the fragment of this page, and one has it: take `fragment` from the other", element);
    return false;
  }
  own.element = element;
  return true;
}

// What is seen, by its ids. Days that a student typed stay here.
function sight(element, fragment) {
  function id(kind) {
    var found = element._guide.app.querySelector("." + kind + "[data-" + kind + "]");
    return found ? found.getAttribute("data-" + kind) : null;
  }
  var choices = fragment.split("&").filter(function (pair) { return !/=\d{4}-\d\d-\d\d$|^change=/.test(pair); });
  return { answers: choices.join("&"), question: id("question"), advice: id("advice") };
}

function report(element, doing, before, now) {
  var known = before.answers.split("&");
  var added = now.answers.split("&").filter(function (pair) { return pair && known.indexOf(pair) < 0; })[0];
  if (doing === "restart") fire(element, "restart", now);
  if (doing === "choice" && added) {
    var pair = added.split("=");
    fire(element, "answer", { answers: now.answers, question: pair[0], choice: pair[1] });
  }
  fire(element, now.advice ? "advice" : "step", now);
}

function fire(element, name, detail) {
  element.dispatchEvent(new CustomEvent("transfer-guide-" + name, { bubbles: true, composed: true, detail: detail }));
}

// Takes the guide out, and keeps it for the next element.
function leave(element) {
  if (elements.indexOf(element) >= 0) elements.splice(elements.indexOf(element), 1);
  if (own && own.element === element) {
    own.runs(null);
    own.element = null;
  }
  if (!element._guide) return;
  spare.push(element._guide);
  unsettle(element);
}

// What stood between the tags is there again at once; a fresh program follows, unless the last one crashed just now.
function crash(error) {
  var ours = elements.filter(function (element) { return element._guide; });
  shared = null;
  spare = [];
  if (own) own.runs(null);
  var again = Date.now() - crashed > 10000;
  crashed = Date.now();
  ours.forEach(function (element) {
    unsettle(element);
    fail(element, "crashed", "the program crashed", error);
    if (again) load(element);
  });
}

if (!window.customElements) tell("this browser has no custom elements: what stands between the tags stays");
else if (customElements.get("transfer-guide")) tell("this page has the script twice; the first one counts");
else customElements.define("transfer-guide", TransferGuide);
