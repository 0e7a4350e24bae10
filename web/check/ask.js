// Asks the server for every file of the guide, and the page for what the guide needs, and notes what comes. What it means is for
// `judge.js` to say. `parts` puts `BUILD` before it, what was built.

var script = document.currentScript, folder = new URL("../", script.src).href, origin = new URL(folder).origin;
// Another server's page may look at what other sites load, and at nothing else.
var away = origin !== location.origin;
// How long element and frame may take, in milliseconds.
var patience = +new URLSearchParams(location.search).get("patience") || 20000;
// The byte order mark of UTF-8.
var MARK = [0xef, 0xbb, 0xbf];
var policy;

// Promises all that could be found out; `refused` goes on growing.
function ask() {
  var facts = { refused: [] };
  document.addEventListener("securitypolicyviolation", function (event) {
    facts.refused.push(event.violatedDirective + " " + (event.blockedURI || ""));
  });
  var files = BUILD.files.filter(function (file) { return file.shared || !away; });
  return Promise.all(files.map(askFile)).then(function (found) {
    facts.files = found;
    return Promise.all([answersAtAll(found), askWebAssembly()]);
  }).then(function (got) {
    facts.answers = got[0];
    facts.wasm = got[1];
    return tryGuide("transfer-guide", "transfer-guide.js");
  }).then(function (element) {
    facts.element = element;
    return tryGuide("a", "transfer-guide-frame.js");
  }).then(function (frame) {
    facts.frame = frame;
    return facts;
  });
}

// One file: its headers, its size and how it differs from what was built, or nothing but its name where it cannot be fetched.
function askFile(file) {
  var url = folder + file.path;
  return fetch(url, { cache: "no-store" }).then(function (answer) {
    var found = { file: file, status: answer.status, ok: answer.ok, headers: {}, size: 0, sent: 0, change: "cut" };
    answer.headers.forEach(function (value, name) { found.headers[name] = value; });
    return answer.arrayBuffer().then(function (content) {
      found.size = content.byteLength;
      found.marked = isMarked(new Uint8Array(content));
      return compare(file, new Uint8Array(content));
    }).then(function (change) { found.change = change; }, function () {}).then(function () {
      var timing = performance.getEntriesByName(url).pop();
      found.sent = timing && timing.encodedBodySize || 0;
      return found;
    });
  }, function () { return { file: file, unread: true }; });
}

// Whether it begins with the mark that makes a browser read it as UTF-8.
function isMarked(content) { return MARK.every(function (byte, at) { return content[at] === byte; }); }

// Promises how a content differs from what was built, by a name of `change` in `words.js`, or by "cut"; nothing where it does not. Where the
// line is not secure, browsers let nobody hash, and only sizes are compared.
function compare(file, content) {
  var more = content.length - file.size, marked = new Uint8Array(content.length + MARK.length);
  marked.set(MARK);
  marked.set(content, MARK.length);
  var ways = [
    { change: "", content: content }, { change: "behind", content: content.subarray(0, file.size) },
    { change: "before", content: content.subarray(Math.max(0, more)) }, { change: "unmarked", content: marked }
  ].filter(function (way) { return way.content.length === file.size; });
  var hashes = window.crypto && crypto.subtle ? Promise.all(ways.map(function (way) {
    return crypto.subtle.digest("SHA-256", way.content);
  })) : Promise.resolve([]);
  return hashes.then(function (all) {
    var texts = all.map(function (hash) { return btoa(String.fromCharCode.apply(null, new Uint8Array(hash))); });
    var same = ways[texts.indexOf(file.hash)];
    if (same) return same.change;
    if (!more) return texts.length ? "other" : "";
    return more > 0 ? "more" : hasEnd(file, content) ? "fewer" : "cut";
  });
}

// Whether a shorter file was made shorter and is not cut: of a web page one sees that.
function hasEnd(file, content) {
  return file.types[0] === "text/html" && /<\/html>\s*$/.test(String.fromCharCode.apply(null, content.subarray(-99)));
}

// Whether the server answers where a page may not read what: then it only lets nobody read it.
function answersAtAll(found) {
  var unread = found.filter(function (one) { return one.unread; })[0];
  if (!unread) return true;
  return fetch(folder + unread.file.path, { mode: "no-cors", cache: "no-store" }).then(function () { return true; }, function () { return false; });
}

function askWebAssembly() {
  if (!window.WebAssembly) return false;
  return WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(function () { return true; }, function () { return false; });
}

// A page may want to know who makes addresses of scripts; once, since a name can be taken only once.
function trusted(url) {
  if (!window.trustedTypes) return url;
  policy = policy || trustedTypes.createPolicy("transfer-guide-check", { createScriptURL: String });
  return policy.createScriptURL(url);
}

// The element or the frame, as they stand in pages: `ok`, and in `said` how or why not. Nobody sees it, but browsers take it for
// seen, or they would let it wait.
function tryGuide(tag, source) {
  return new Promise(function (done) {
    var place = document.createElement("div"), guide = document.createElement(tag), loader = document.createElement("script");
    Object.assign(place.style, { position: "fixed", top: 0, left: 0, width: "100%", height: "1px", overflow: "hidden", opacity: 0, pointerEvents: "none" });
    place.setAttribute("aria-hidden", "true");
    function end(ok, said) {
      clearTimeout(late);
      place.remove();
      done({ ok: ok, said: said });
    }
    var late = setTimeout(function () { end(false, "nothing within " + patience / 1000 + " s"); }, patience);
    place.addEventListener("transfer-guide-ready", function (event) {
      setTimeout(function () { end(true, tag === "a" ? event.target.style.height : "appears"); });
    });
    place.addEventListener("transfer-guide-error", function (event) { end(false, event.detail.reason); });
    if (tag === "a") {
      guide.href = folder + "index.html";
      guide.setAttribute("data-transfer-guide", "");
    }
    place.appendChild(guide);
    document.body.appendChild(place);
    try {
      loader.src = trusted(folder + source);
    } catch (refused) {
      return end(null, "not tried");
    }
    loader.onerror = function () { end(false, source + " cannot be loaded"); };
    document.body.appendChild(loader);
  });
}

// What this very device has, for whoever reads the details.
function device() {
  var stored = true, pencil = document.createElement("canvas").getContext("2d");
  try {
    localStorage.setItem("transfer-guide-check", "1");
    localStorage.removeItem("transfer-guide-check");
  } catch (blocked) {
    stored = false;
  }
  function width(text) { return pencil.measureText(text).width; }
  var drawn = pencil && width("\u8f6c\u63a5") > 0 && width("\u8f6c\u63a5") !== width("\uffff\uffff");
  return "secure: " + isSecureContext + ", storage: " + stored + ", service worker: " + !!navigator.serviceWorker +
    ", Chinese font: " + drawn + ", root font: " + getComputedStyle(document.documentElement).fontSize;
}
