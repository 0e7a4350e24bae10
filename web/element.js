// `<transfer-guide>`: the guide as an element of a web page. What stands between the tags is shown until the guide is there,
// and again when it cannot be. Needs `program.js` and `running.js` before it, and after it one of two that say what it stands
// in: `surroundings.js` in any web page, `loader.js` in the guide's own, where the plain page stands between the tags
// (`BUILD.own`). For Chrome 80, Firefox 78 and Safari 13.4.
//
// What those two have, by the same names: `home(element)`, the guide that links lead to;
// `lookElsewhere(element, problem)`, which says whether the files may be in another folder, and goes there;
// `isOfPage(fragment)`, whether a fragment is the page's own, and none of a guide; `SITE`, what was published, and `texts()`, which are missing in its
// edition; `surround(element)` before anything is loaded for it; `settle(element, done)` and
// `unsettle(element)`, which put the guide in and take it out; `furnish(element)` for what the page decides;
// `houseOf(element)`, in which the school is named, or nothing while it is not; `complain(element, reason)`, which takes the
// last complaint away where there is no reason; `turn(fragment, title, arrived)` after each drawing of the guide that follows
// the page's fragment, and `turned(element, arrived)` after each of one that is in sight.

// Attributes, and properties of the same names. `fragment` is there or not, the others are texts.
var ATTRIBUTES = ["answers", "known", "base", "folder", "fragment", "scheme", "school", "office", "contact"];
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
    attempt(adoptProperties, this);
    if (elements.indexOf(this) < 0) elements.push(this);
    if (this._seen) attempt(furnish, this);
    else if (!this._guide && !this._loading) load(this);
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
      if (isOwn(this)) own.go(this._place);
    }
    if (name === "answers" || name === "known" || name === "base") this._guide.begin(hostOf(this));
    else {
      furnish(this);
      nameSchool(this);
    }
  }

  // Where it is, as the text form of the answers: `outcome=army&enlistment=graduated`.
  get place() { return this._place === undefined ? this.answers : this._place; }

  // The link that leads to this place.
  get link() { return (!isOwn(this) && this.base || location.href.split("#")[0]) + "#" + this.place; }

  // Goes to a place.
  go(place) {
    if (isOwn(this)) own.go(String(place));
    else if (this._guide) this._guide.go(String(place));
    else this._place = String(place);
  }

  // Starts again, with nothing remembered.
  restart() {
    if (this._guide) this._guide.restart();
    else this._place = "";
    if (isOwn(this)) own.go("");
  }
}

function defineProperty(name) {
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
}

// What a script has set before this one defined the element.
function adoptProperties(element) {
  ATTRIBUTES.forEach(function (name) {
    if (!Object.prototype.hasOwnProperty.call(element, name)) return;
    var value = element[name];
    delete element[name];
    element[name] = value;
  });
}

// The guide that links lead to, unless the element names another.
function baseOf(element) {
  var named = element.getAttribute("base") || home(element);
  if (!named) return "";
  try {
    var url = new URL(named, element.baseURI);
    if (/^(https?|file):$/.test(url.protocol)) return url.href.split("#")[0];
    tell("base is " + named + ": links can only lead to a web page");
  } catch (unreadable) {
    tell("base is " + named + ", which is no address");
  }
  return "";
}

function load(element) {
  function end(problem) {
    element._loading = false;
    shared = null;
    if (element._guide) attempt(takeOut, element);
    else if (attempt(lookElsewhere, element, problem)) return load(element);
    fail(element, problem.say || "failed", problem.hint || "something of this page is in the way of the guide", problem.error || problem);
  }
  element._loading = true;
  try {
    surround(element);
    complain(element, "");
    shared = shared || freshProgram(crash);
    shared.then(function (program) {
      element._loading = false;
      if (element.isConnected) start(element, program);
    }).catch(end);
  } catch (error) {
    end(error);
  }
}

function fail(element, reason, hint, error) {
  tell(hint, error);
  element._failed = true;
  attempt(complain, element, reason);
  attempt(nameSchool, element);
  attempt(fire, element, "error", { reason: reason });
}

// What may fail in a page that has changed what its browser does, and is not worth the guide.
function attempt(work, element, more, detail) {
  try {
    return work(element, more, detail);
  } catch (error) {
    tell("something of this page is in the way of the guide", error);
  }
}

function start(element, program) {
  var guide = spare.pop(), host = hostOf(element);
  try {
    element._guide = guide || run(program, create("div"), host);
    if (guide) guide.begin(host);
  } catch (error) {
    throw { hint: "the program crashed as it started", say: "crashed", error: error };
  }
  if (isOwn(element)) own.runs(element._guide);
}

// What `run` needs to know of an element.
function hostOf(element) {
  var doing = "", owns = element.fragment && takeFragment(element);
  return {
    // Whole in other pages: `<base>` may lead a mere fragment elsewhere.
    base: BUILD.own && owns ? "" : (!owns || !BUILD.own && isRoute()) && element.base || location.href.split("#")[0],
    start: owns ? own.start || element.answers : element.place,
    known: element.known,
    link: element.base,
    own: BUILD.own,
    stamp: BUILD.own && owns ? own.stamp : null,
    get contact() { return element.contact; },
    follow: function (action, fragment) {
      if (!element._guide) return;
      doing = action;
      if (owns) own.follow(action, fragment);
      else if (doing === "restart") element._guide.restart();
      else element._guide.go(fragment);
    },
    drawn: function (now, arrived) {
      if (!element._guide) return;
      element._place = now.fragment;
      if (owns) own.drawn(now.fragment, now.title, arrived);
      var before = element._sight || {};
      element._sight = now.sight;
      if (!element._seen) return settle(element, function () { begun(element); });
      attempt(turned, element, arrived);
      if (arrived || now.sight.answers !== before.answers) attempt(report, element, doing, now);
      doing = "";
    }
  };
}

// The guide is in sight.
function begun(element) {
  element._seen = true;
  element._failed = false;
  attempt(furnish, element);
  attempt(nameSchool, element);
  attempt(turned, element);
  attempt(fire, element, "ready", element._sight);
}

// Whether the element may follow the page's fragment: one can.
function takeFragment(element) {
  own = own || ownPage(turn);
  // One that was taken out a moment ago, as where its markup is set again, is not looked after yet.
  if (own.element && !own.element.isConnected) leave(own.element);
  if (own.element && own.element !== element) {
    if (!BUILD.own) tell("two elements want the fragment of this page: take it from one", element);
    return false;
  }
  own.element = element;
  return true;
}

function isOwn(element) {
  return own && own.element === element;
}

function report(element, doing, now) {
  if (doing === "restart") fire(element, "restart", now.sight);
  if (doing === "choice" && now.answered) {
    var pair = now.answered.split("=");
    fire(element, "answer", { answers: now.sight.answers, question: pair[0], choice: pair[1] });
  }
  fire(element, now.sight.advice ? "advice" : "step", now.sight);
}

function fire(element, name, detail) {
  // Listeners may do with their details what they like.
  detail = Object.assign({}, detail);
  element.dispatchEvent(new CustomEvent("transfer-guide-" + name, { bubbles: true, composed: true, detail: detail }));
}

// The school that the page names, below the guide.
function nameSchool(element) {
  if (element._school) takeAway(element._school);
  element._school = null;
  var house = houseOf(element);
  if (!(element.school || element.office || element.contact) || !house) return;
  var school = element._school = make(house, "aside", "school");
  school.setAttribute("part", "school");
  make(school, "h2", "", element.school || BUILD.words.school);
  if (element.office) make(school, "p", "", BUILD.words.office + element.office);
  if (element.contact) make(school, "p", "", BUILD.words.contact + element.contact);
}

function make(parent, tag, className, words) {
  var element = create(tag);
  element.className = className;
  element.textContent = words || "";
  return parent ? put(parent, element) : element;
}

// Takes the guide out, and keeps it for the next element.
function leave(element) {
  if (elements.indexOf(element) >= 0) elements.splice(elements.indexOf(element), 1);
  if (isOwn(element)) {
    own.runs(null);
    own.element = null;
  }
  if (!element._guide) return;
  spare.push(element._guide);
  takeOut(element);
}

function takeOut(element) {
  unsettle(element);
  element._guide = element._seen = null;
  nameSchool(element);
}

// What stood between the tags is there again at once; a fresh program follows, unless the last one crashed just now.
function crash(error) {
  shared = null;
  spare = [];
  if (own) own.runs(null);
  var again = Date.now() - crashed > 10000;
  crashed = Date.now();
  elements.forEach(function (element) {
    if (!element._guide) return;
    attempt(takeOut, element);
    fail(element, "crashed", "the program crashed", error);
    if (again) load(element);
  });
}

function define() {
  var name = "transfer-guide", known = window.customElements;
  if (known && known.get(name)) return BUILD.own || tell("this page has the script twice; the first one counts");
  ATTRIBUTES.forEach(defineProperty);
  if (known) known.define(name, TransferGuide);
  // A page may have a function of its own for that, too.
  if (!known || !known.get(name)) tell("nothing defines custom elements here: what stands between the tags stays");
}
