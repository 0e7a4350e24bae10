// Gets the program and makes instances of it: as WebAssembly, or as JavaScript where WebAssembly is forbidden, missing or
// too old. What goes wrong is found out and thrown as `{ hint, say, error }`: `hint` is for the webmaster, `say` the key of
// what the student is told, unless that it failed. `parts` puts two things before it: `program`, which makes a new instance of
// wasm-bindgen's script, and `BUILD`, what was built, whatever the edition; `SITE` is what was published with it, and `assets` the
// folder that the names in both are of. Plain JavaScript for Chrome 80, Firefox 78 and Safari 13.4.

var policy, bytes, script;
// Whether the edition is asked for with all its texts: those of a page may be missing, or have been changed on their way.
var all = !BUILD.own;
// Why the program refuses an edition, as `rules/src/stored.rs` numbers it.
var REFUSALS = ["", "is no edition", "is an edition of another version", "was cut or changed on its way", "lacks texts which this page has otherwise"];
var BETWEEN = " bytes arrive. Upload assets/ whole, and look at limits of the server or of what is between";
var FORBIDDEN = ". If the policy of this page is the reason, add 'wasm-unsafe-eval' to its script-src";

// A method of the page's document. Markup can hide it behind a name of its own, as `<img name=createElement>` does.
function native(method) {
  return (isFunction(document[method]) ? document : Document.prototype)[method].bind(document);
}

// The same of what is to be read of it.
function genuine(property) {
  return Object.getOwnPropertyDescriptor(Document.prototype, property).get.call(document);
}

// An element of a web page, which a page that came as XML makes only by its whole name.
function create(tag) {
  return native("createElementNS")("http://www.w3.org/1999/xhtml", tag);
}

// Some elements can be called, too.
function isFunction(found) {
  return typeof found === "function" && !(found instanceof Node);
}

// Listens at the window, before anything in the page. Markup can hide how.
function listen(kind, work) {
  (isFunction(window.addEventListener) ? window : EventTarget.prototype).addEventListener.call(window, kind, work, true);
}

// Puts one element into another, in the way in which the program draws. A page can have a function of its own in its place, which
// returns nothing or does nothing.
function put(parent, child) {
  parent.insertBefore(child, null);
  if (child.parentNode !== parent) throw new Error("insertBefore adds nothing");
  return child;
}

// Some pages have a function of their own for `remove`.
function takeAway(child) {
  if (child.parentNode) child.parentNode.removeChild(child);
}

// An address that a script may be loaded from. A page may forbid that: WebAssembly needs none.
function trusted(url) {
  try {
    // Where a browser has none, an element of the page can be called so.
    var types = window.trustedTypes;
    policy = policy || types instanceof Object && types.createPolicy && types.createPolicy("transfer-guide", { createScriptURL: String });
  } catch (error) {
    throw { hint: "the policy of this page lets no script be loaded: add transfer-guide to its trusted-types", error: error };
  }
  return policy ? policy.createScriptURL(url) : url;
}

// For the webmaster, in the console: what is wrong, and how to mend it.
function tell(what, error) {
  try {
    console.warn("Transfer Guide: " + what, error || "");
  } catch (mute) {
    // Nothing depends on it.
  }
}

// Does it that many milliseconds later, or when the page around has dealt with what happens now. That may have taken the clock
// away, or stopped it: then a message does as well, which is slow in some browsers.
function later(work, milliseconds) {
  if (BUILD.own) return setTimeout(work, milliseconds);
  function once() {
    var due = work;
    work = null;
    if (due) due();
  }
  try {
    setTimeout(once, milliseconds);
  } catch (without) {
    Promise.resolve().then(once);
  }
  if (milliseconds) return;
  try {
    var channel = new MessageChannel();
    channel.port1.onmessage = function () {
      this.close();
      once();
    };
    channel.port2.postMessage(0);
  } catch (without) {
    // The clock has to do.
  }
}

// A fresh instance of the program with the number of its edition, and its tier: nothing is left of one that crashed. `died` is called
// when the program has crashed: it stops where it stands, and nothing of it works from then on.
function freshProgram(died) {
  // Beside the program, not behind it.
  var read = edition();
  read.catch(String);
  return (bytes || script ? Promise.resolve() : fetchProgram()).then(function () {
    return bytes && WebAssembly.compile(bytes).catch(forbidden);
  }).then(function (module) {
    var fresh = program(), imports = fresh.imports();
    var instance = bytes && WebAssembly.instantiate(module, imports).catch(function (error) {
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      return forbidden(error);
    });
    return Promise.all([instance, read]).then(function (got) {
      if (!got[0] && !script) throw { hint: "nothing to run" };
      fresh.finish({ exports: watched(got[0] ? got[0].exports : script(imports), died) });
      fresh.tier = got[0] ? "wasm" : "js";
      return read.then(function open(found) {
        fresh.edition = fresh.open(found[0], found[1]);
        if (fresh.edition >= 0) return fresh;
        if (all || BUILD.inline) throw refused("the edition", fresh.edition);
        all = true;
        return edition().then(open);
      });
    });
  });
}

function refused(what, refusal) {
  return { hint: what + " " + REFUSALS[-refusal] + ": upload all files of one build, and let index.html be checked at each visit (no-cache)", say: "mixed" };
}

// What the program is to read: the edition in bytes, and the texts that are missing in it.
function edition() {
  if (BUILD.inline) return Promise.resolve([embedded("edition"), texts()]);
  return data(all ? SITE.whole : SITE.edition).then(function (found) { return [found, all ? new Uint8Array() : texts()]; });
}

// A file of this site in bytes: from a script where no file can be read, as in a page from a disk.
function data(file) {
  return get(file).catch(function (problem) {
    if (!file.script) throw problem;
    return loadScript(file.script).then(function () { return unpacked(window.transferGuideFiles[file.name]); }, function () { throw problem; });
  }).then(function (found) { return new Uint8Array(found); });
}

// What stands in the script, or in the page.
function embedded(name) {
  return unpacked(BUILD[name] || SITE[name] || native("getElementById")("guide-" + name).textContent);
}

// The program in bytes, or as a script where WebAssembly is forbidden, missing or too old.
function fetchProgram() {
  if (BUILD.inline) {
    bytes = embedded("program");
    return Promise.resolve();
  }
  if (!(window.WebAssembly && WebAssembly.validate)) return fetchScript("this browser has no WebAssembly" + FORBIDDEN);
  return get(BUILD.wasm).then(function (found) {
    if (!WebAssembly.validate(found)) return fetchScript("this browser cannot read the WebAssembly of the program" + FORBIDDEN);
    bytes = found;
  }, function (problem) { return fetchScript(problem.hint); });
}

function unpacked(base64) {
  var text = atob(base64), found = new Uint8Array(text.length);
  for (var i = 0; i < text.length; i++) found[i] = text.charCodeAt(i);
  return found;
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
    if (!answer.ok) {
      broken("does not come (status " + answer.status + "). Upload assets/ whole, keep its old files for a while, let everybody read them, or see the server's log", answer.status < 500 && "mixed");
    }
    return answer.arrayBuffer().catch(function () {
      broken("breaks off on the way: less than its " + file.size + BETWEEN);
    });
  }, function () { broken("cannot be fetched: no network, the policy of this page (connect-src) forbids it, or that server lets no page of another origin read it (Access-Control-Allow-Origin)"); }).then(function (found) {
    var start = String.fromCharCode.apply(null, new Uint8Array(found.slice(0, 64)));
    if (/^(\xef\xbb\xbf)?\s*</.test(start)) broken("is a web page: upload assets/ whole, and let the server answer 404 where a file is missing", "mixed");
    if (found.byteLength < file.size) broken("is cut, or of another build: " + found.byteLength + " of " + file.size + BETWEEN);
    broken("is not the file of this build, or refused by script-src of this page: index.html and assets/ are of different builds, or something changes files on the way", "mixed");
  });
}

function fetchScript(why) {
  tell(why + "; the program runs as JavaScript, which is larger and slower");
  if (script || BUILD.inline) return Promise.resolve();
  return loadScript(BUILD.script).then(function () { script = window.transferGuideScript; });
}

// Runs a script of this build, and of no other; a second time, past all stores, when it does not arrive whole. A page without
// an origin may not compare it: then the second time it is taken as it comes.
function loadScript(file) {
  return new Promise(function (done, failed) {
    function once(last) {
      var element = create("script");
      element.src = trusted(assets + file.name + (last ? "?again" : ""));
      element.nonce = nonce;
      if (!last || self.origin !== "null") {
        element.integrity = file.integrity;
        // What comes from another site is only compared where that site lets it be read.
        element.crossOrigin = "anonymous";
      }
      element.onload = done;
      element.onerror = function () {
        takeAway(element);
        if (last) diagnose(file, "not loaded").catch(failed);
        else once(true);
      };
      put(native("querySelector")("*"), element);
    }
    once(false);
  });
}

// Some policies let a program be read, and not be compiled; WebKit compiles it, and refuses to make an instance.
function forbidden(error) {
  bytes = null;
  return fetchScript("WebAssembly may not be compiled here (" + error.message + ")" + FORBIDDEN);
}

// What an instance exports, watched: whatever gets out of it uncaught ends it. Events of the window would not do: where the
// page is of another site, browsers say of an error neither what it is nor where.
function watched(exported, died) {
  var dead, all = {};
  Object.keys(exported).forEach(function (name) {
    var call = exported[name];
    all[name] = typeof call !== "function" ? call : function () {
      try {
        return call.apply(null, arguments);
      } catch (error) {
        // Later, when there is room on the stack again.
        if (!dead) Promise.resolve().then(function () { died(error); });
        dead = true;
        throw error;
      }
    };
  });
  return all;
}
