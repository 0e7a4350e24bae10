// Lets the program take over from the plain page, and lets the plain page take over again when the program ends. The
// plain page works without any of this: whatever fails here costs the student what only the program can do, and nothing
// else. `ship` puts three things before it: `program`, which makes a new instance of wasm-bindgen's script, `keepOffline`,
// and `BUILD`, what was built. Plain JavaScript for Chrome 80, Firefox 78 and Safari 13.4.
//
// A place of the plain page is shown by `:target`; the running program follows the same fragment. So to hand over from
// one to the other is to exchange two elements, and nothing needs to be told.

var root = document.documentElement;
var here = document.currentScript;
// The same files beside this script, wherever the page is; the page's own folder where the script stands in the page.
var assets = here.src ? here.src.replace(/[^/]*$/, "") : "";
var policy = window.trustedTypes && trustedTypes.createPolicy("transfer-guide", { createScriptURL: String });
var place, still, running, bytes, script;
// When it crashed last, in milliseconds since 1970.
var crashed = 0;
// Ends the wait for a program that has been started and has not taken over yet.
var giveUp;
// Whether a finger or a button is down: what is under it must not be exchanged before it has clicked.
var pressing = false;

function trusted(url) {
  return policy ? policy.createScriptURL(url) : url;
}

// For the webmaster, in the console: what is wrong, and how to mend it.
function tell(what, error) {
  if (window.console) console.warn("Transfer Guide: " + what, error || "");
}

// For the student: one of the notices that stand in the page.
function say(key) {
  var notices = document.querySelectorAll("#notices [data-say]");
  for (var i = 0; i < notices.length; i++) {
    if (notices[i].getAttribute("data-say") !== "newer") notices[i].hidden = notices[i].getAttribute("data-say") !== key;
  }
}

function begin() {
  place = document.getElementById("transfer-guide");
  still = place && place.querySelector(".still");
  if (!still) return tell("the page has no #transfer-guide with .still in it: is index.html the one of this build?");
  if (!getComputedStyle(root).getPropertyValue("--paper")) link(assets + BUILD.styles.name, BUILD.styles.integrity);
  if (!(window.CSS && CSS.supports && CSS.supports("selector(:has(a))"))) showOnlyTarget();
  place.addEventListener("click", function (event) {
    var what = event.target.getAttribute && event.target.getAttribute("data-do");
    if (what === "retry") load();
    if (what === "reload") location.reload();
  });
  ["mousedown", "touchstart", "keydown"].forEach(function (kind) {
    addEventListener(kind, function () { pressing = true; }, true);
  });
  ["click", "mouseup", "touchend", "touchcancel", "keyup", "dragend"].forEach(function (kind) {
    // A click follows the release of a button at once, and the release of a finger a little later.
    addEventListener(kind, function () { setTimeout(function () { pressing = false; }, kind === "touchend" ? 350 : 0); }, true);
  });
  addEventListener("error", function (event) { if (ours(event.error, event.filename)) crash(event.error); });
  addEventListener("unhandledrejection", function (event) { if (ours(event.reason)) crash(event.reason); });
  load();
}

// Styles that the page's policy kept out of the page itself.
function link(url, integrity) {
  var sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.integrity = integrity;
  sheet.href = url;
  document.head.appendChild(sheet);
  tell("the policy of this page (style-src) keeps its own styles out; loading " + url + " instead; allow their hash as in servers/");
}

// Hides the start where the browser has no `:has()` to do it by styles alone.
function showOnlyTarget() {
  function show() {
    still.classList.toggle("moved", !!document.querySelector(".page > i:target"));
    if (!running) scrollTo(0, 0);
  }
  addEventListener("hashchange", show);
  if (location.hash) show();
}

function load() {
  say("");
  (bytes ? Promise.resolve() : fetchProgram()).then(start).catch(function (problem) {
    tell(problem.hint || "the program does not start", problem.error || problem);
    say(problem.say || "failed");
  }).then(function () {
    if (!BUILD.inline) keepOffline(BUILD.id);
  });
}

// The program in bytes, or as a script where WebAssembly is forbidden, missing or too old.
function fetchProgram() {
  if (BUILD.inline) {
    var text = atob(document.getElementById("guide-program").textContent);
    bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return Promise.resolve();
  }
  if (!window.WebAssembly) return fetchScript("this browser has no WebAssembly");
  return get(BUILD.wasm).then(function (found) {
    if (!WebAssembly.validate(found)) return fetchScript("this browser cannot read the WebAssembly of the program");
    bytes = found;
  });
}

// A file of this build, and of no other; a second time, past all stores, when it does not arrive whole.
function get(file) {
  function once(cache) {
    return fetch(assets + file.name, { integrity: file.integrity, cache: cache, credentials: "same-origin" }).then(whole);
  }
  return once("default").catch(function () { return once("reload"); }).catch(function (error) {
    return diagnose(file, error);
  });
}

function whole(answer) {
  if (!answer.ok) throw new Error("status " + answer.status);
  return answer.arrayBuffer();
}

// Why a file did not arrive, found out by asking once more without caring what comes.
function diagnose(file, error) {
  var url = assets + file.name;
  function broken(hint, key) { throw { hint: url + " " + hint, say: key, error: error }; }
  return fetch(url, { cache: "no-store", credentials: "same-origin" }).then(function (answer) {
    if (answer.status >= 500) broken("is refused by a server in trouble (status " + answer.status + "): its log says why", "failed");
    if (!answer.ok) {
      broken("is not there (status " + answer.status + "). Upload assets/ whole, and keep its old files for a while", "mixed");
    }
    return answer.arrayBuffer().catch(function () {
      broken("breaks off on the way: less than its " + file.size + " bytes arrive. Look at limits of the server or of what is between", "failed");
    });
  }, function () { broken("cannot be fetched: no network, or the policy of this page (connect-src) forbids it", "failed"); }).then(function (found) {
    var start = String.fromCharCode.apply(null, new Uint8Array(found.slice(0, 64)));
    if (/^\s*</.test(start)) broken("is a web page: upload assets/ whole, and let the server answer 404 where a file is missing", "mixed");
    if (found.byteLength < file.size) broken("is cut, or of another build: " + found.byteLength + " of " + file.size + " bytes arrive. Upload assets/ whole, and look at limits of the server or of what is between", "failed");
    broken("is not the file of this build: index.html and assets/ are of different builds, or something changes files on the way", "mixed");
  });
}

function fetchScript(why) {
  tell(why + "; the program runs as JavaScript, which is larger and slower. If the policy of this page is the reason, add 'wasm-unsafe-eval' to its script-src");
  if (script || BUILD.inline) return Promise.resolve();
  return new Promise(function (done, failed) {
    function once(last) {
      var element = document.createElement("script");
      element.src = trusted(assets + BUILD.script.name + (last ? "?again" : ""));
      element.integrity = BUILD.script.integrity;
      element.onload = function () { script = window.transferGuideScript; done(); };
      element.onerror = function () {
        element.remove();
        if (last) diagnose(BUILD.script, "not loaded").catch(failed);
        else once(true);
      };
      document.head.appendChild(element);
    }
    once(false);
  });
}

// A fresh program: nothing is left of one that crashed.
function start() {
  return Promise.resolve(bytes && WebAssembly.compile(bytes).catch(forbidden)).then(function (module) {
    var guide = program(), imports = guide.imports(), app = document.createElement("div");
    var instance = bytes && WebAssembly.instantiate(module, imports).catch(function (error) {
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      return forbidden(error);
    });
    return Promise.resolve(instance).then(function (instance) {
      if (!instance && !script) throw { hint: "nothing to run", say: "failed" };
      guide.finish(instance || { exports: script(imports) });
      if (!guide.start(app, new TextEncoder().encode(texts()))) {
        throw { hint: "index.html and the program are of different builds: somebody keeps an old page. Let index.html be checked at each visit (no-cache)", say: "mixed" };
      }
      return new Promise(function (done, failed) {
        giveUp = function (error) {
          giveUp = null;
          failed({ hint: "the program crashed as it started", say: "crashed", error: error });
        };
        takeOver(app, instance ? "wasm" : "js", done);
      });
    });
  });
}

// Some policies let a program be read, and not be compiled; WebKit compiles it, and refuses to make an instance.
function forbidden(error) {
  bytes = null;
  return fetchScript("WebAssembly may not be compiled here (" + error.message + ")");
}

// Every text of the plain page once, in order: the program was built with them left out.
function texts() {
  var seen = Object.create(null), found = [], walker = document.createTreeWalker(still, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    var text = walker.currentNode.nodeValue;
    if (!seen[text]) found.push(text);
    seen[text] = true;
  }
  return found.join("\n");
}

// Exchanges the plain page for the running one, as soon as it is drawn and nobody is in the middle of a click.
function takeOver(app, tier, done) {
  if (!giveUp) return;
  if (pressing || !app.querySelector("h1")) return setTimeout(takeOver, 50, app, tier, done);
  giveUp = null;
  var view = remember();
  place.replaceChild(app, still);
  running = app;
  root.setAttribute("data-tier", tier);
  restore(view, app);
  done();
}

// What the student looks at and has in hand: the element with the focus, the first ones in sight, what is open.
function remember() {
  var first = [], all = still.querySelectorAll("h1,h2,h3,p,a");
  for (var i = 0; scrollY && i < all.length && first.length < 9; i++) {
    var box = all[i].getBoundingClientRect();
    if (box.height && box.bottom > 0) first.push({ mark: mark(all[i]), top: box.top });
  }
  var opened = still.querySelectorAll("details[open] > summary"), focus = document.activeElement;
  return { first: first, focus: still.contains(focus) && mark(focus), open: Array.prototype.map.call(opened, mark) };
}

function restore(view, app) {
  view.open.forEach(function (summary) {
    var same = twin(summary, app);
    if (same) same.parentNode.open = true;
  });
  var focus = view.focus && twin(view.focus, app);
  if (focus) focus.focus({ preventScroll: true });
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

// Whether an error comes from the program: it stops where it stands, and nothing of it works from then on.
function ours(error, file) {
  if (!running && !giveUp) return false;
  if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) return true;
  var where = (file || "") + ((error && error.stack) || "");
  // Where it runs over its stack, the end of the trace is all that there is, and all of it WebAssembly.
  if (where.indexOf("wasm-function") >= 0) return true;
  return assets ? where.indexOf(assets + "guide-") >= 0 || where.indexOf(assets + "loader-") >= 0 : true;
}

// Going to where one is makes `:target` hold. What the program noted there is kept: whether Back leads to where one was.
function aim() {
  var noted = history.state;
  location.replace(location.href);
  if (noted) history.replaceState(noted, "");
}

// The plain page is there again at once, at the same place; a fresh program follows, unless the last one crashed just now.
function crash(error) {
  if (giveUp) return giveUp(error);
  tell("the program crashed; the plain page goes on", error);
  place.replaceChild(still, running);
  running = null;
  root.setAttribute("data-tier", "html");
  if (location.hash) aim();
  var again = Date.now() - crashed > 10000;
  crashed = Date.now();
  if (again) load();
  else say("crashed");
}

// Whoever follows a link to a place is brought there as soon as it has arrived. Browsers would show the start until then,
// and go there when all has arrived; what stands below would jump.
function seek() {
  root.setAttribute("data-seeking", "");
  var looking = setInterval(look, 30);
  // On a line that hangs the start is better than nothing.
  setTimeout(show, 3000);
  document.addEventListener("DOMContentLoaded", look);
  function look(event) {
    var found = document.getElementById(location.hash.slice(1));
    if (!found && !event) return;
    clearInterval(looking);
    if (found && !found.matches(":target")) aim();
    show();
  }
  function show() { root.removeAttribute("data-seeking"); }
}

root.setAttribute("data-tier", "html");
if (document.readyState === "loading") {
  if (location.hash) seek();
  document.addEventListener("DOMContentLoaded", begin);
} else {
  begin();
}
