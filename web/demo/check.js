// Checks a webmaster's server, and the page that this script stands in, and writes a report to copy. `ship` fills in what was
// built. Every line begins with OK, NOTE (it works, and could be better) or BAD, and says how to mend it.
(function () {
  "use strict";

  var BUILD = "@build@";
  var script = document.currentScript, folder = new URL("../", script.src).href;
  // Another server's page may look at what other sites load, and at nothing else.
  var away = new URL(folder).origin !== location.origin;
  var violations = [], lines = [], policy;
  document.addEventListener("securitypolicyviolation", function (event) {
    violations.push(event.violatedDirective + " " + (event.blockedURI || ""));
  });

  function report(level, what, mend) {
    lines.push([level, level === "OK" ? what : what + (mend ? ". " + mend : "")]);
  }

  function about(found) {
    return found.map(function (line) { return line[0] + new Array(6 - line[0].length).join(" ") + line[1]; });
  }

  // One file: there, whole, of this build, with its type, compressed, and allowed to other sites.
  function checkFile(file) {
    var url = folder + file.path;
    return fetch(url, { cache: "no-store" }).then(function (answer) {
      if (!answer.ok) return report("BAD", file.path + ": status " + answer.status, "Upload dist whole");
      var type = (answer.headers.get("content-type") || "none").split(";")[0];
      if (file.types.indexOf(type) < 0) {
        report(file.strict ? "BAD" : "NOTE", file.path + ": content type " + type, "It works best as " + file.types[0]);
      }
      checkKeeping(file, answer.headers.get("cache-control") || "nothing");
      if (!away && file.path === "transfer-guide.js" && !answer.headers.get("access-control-allow-origin")) {
        report("NOTE", "only pages of " + location.origin + " can use the tag of transfer-guide.js", "For pages of other origins (another name, another port, http for https) send Access-Control-Allow-Origin: * with transfer-guide*.js and assets/, as in servers/; the frame and transfer-guide-alone.js need none");
      }
      return answer.arrayBuffer().then(function (content) {
        if (content.byteLength !== file.size) {
          return report("BAD", file.path + ": " + content.byteLength + " of " + file.size + " bytes", "It is cut, changed on the way, or of another build: upload dist whole, and turn off what rewrites files");
        }
        var timing = performance.getEntriesByName(url).pop();
        var packed = timing && timing.encodedBodySize && timing.encodedBodySize < timing.decodedBodySize;
        if (file.size > 4096 && !packed) report("NOTE", file.path + ": not compressed", "See servers/: students on mobile data wait three times as long");
        if (!packed && file.size <= 4096 || packed) report("OK", file.path + ": " + type + ", " + (packed ? timing.encodedBodySize + " bytes for " : "") + content.byteLength);
      });
    }, function () { report("BAD", file.path + ": cannot be fetched", "No network, or the policy of this page (connect-src) or of that server (Access-Control-Allow-Origin) forbids it"); });
  }

  // Names in assets/ never come again with another content; all others do.
  function checkKeeping(file, kept) {
    if (/^assets\//.test(file.path)) {
      if (!/max-age=\d{5}/.test(kept)) report("NOTE", file.path + ": asked for again and again (Cache-Control: " + kept + ")", "It never changes: public, max-age=31536000, immutable");
    } else if (!/no-cache|no-store|max-age=0/.test(kept)) {
      report("NOTE", file.path + ": may be an old one (Cache-Control: " + kept + ")", "Send no-cache, so that it is checked at each visit");
    }
  }

  function checkWebAssembly() {
    if (!window.WebAssembly) return report("NOTE", "no WebAssembly in this browser", "The guide runs as JavaScript here");
    return WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(function () {
      report("OK", "WebAssembly may run");
    }, function () { report("NOTE", "WebAssembly may not run", "Add 'wasm-unsafe-eval' to script-src of this page's policy; until then the guide runs as JavaScript, which is larger"); });
  }

  function checkSurroundings() {
    report(isSecureContext ? "OK" : "NOTE", isSecureContext ? "secure (https)" : "not secure (http)", "The guide works; offline use needs https");
    try {
      localStorage.setItem("transfer-guide-check", "1");
      localStorage.removeItem("transfer-guide-check");
      report("OK", "storage may be used");
    } catch (blocked) {
      report("OK", "storage is blocked; the guide does without");
    }
    report(navigator.serviceWorker ? "OK" : "NOTE", navigator.serviceWorker ? "service workers are there" : "no service workers", "The guide works; it needs the network at each visit");
    var pencil = document.createElement("canvas").getContext("2d");
    function width(text) { return pencil.measureText(text).width; }
    var drawn = pencil && width("\u8f6c\u63a5") > 0 && width("\u8f6c\u63a5") !== width("\uffff\uffff");
    report(drawn ? "OK" : "NOTE", drawn ? "a Chinese font is there" : "no Chinese font seems to be there", "Chinese text may show as boxes on this device");
    var size = getComputedStyle(document.documentElement).fontSize;
    report("OK", "this page's root font is " + size + "; the guide keeps the reader's own");
  }

  // A page may want to know who makes addresses of scripts; once, since a name can be taken only once.
  function trusted(url) {
    if (!window.trustedTypes) return url;
    policy = policy || trustedTypes.createPolicy("transfer-guide-check", { createScriptURL: String });
    return policy.createScriptURL(url);
  }

  // The element and the frame, as they stand in pages.
  function checkGuide(what, tag, source, wait) {
    return new Promise(function (done) {
      var place = document.createElement("div"), guide = document.createElement(tag), loader = document.createElement("script");
      function end(level, words, mend) {
        clearTimeout(late);
        place.remove();
        report(level, what + " " + words, mend);
        done();
      }
      var late = setTimeout(function () { end("BAD", "does not appear", "The console says why" + (what === "the frame" ? "; the server may forbid frames (frame-ancestors, X-Frame-Options)" : "")); }, wait);
      place.addEventListener("transfer-guide-ready", function (event) {
        setTimeout(function () { end("OK", "appears" + (what === "the frame" ? ", " + event.target.style.height + " high" : "")); });
      });
      place.addEventListener("transfer-guide-error", function (event) { end("BAD", "does not start (" + event.detail.reason + ")", "The console says why"); });
      if (tag === "a") {
        guide.href = folder + "index.html";
        guide.setAttribute("data-transfer-guide", "");
      }
      place.appendChild(guide);
      document.body.appendChild(place);
      try {
        loader.src = trusted(folder + source);
      } catch (refused) {
        return end("NOTE", "is not checked: this page's policy lets no script be loaded by another", "Add transfer-guide-check to its trusted-types to check it");
      }
      loader.onerror = function () { end("BAD", "cannot be loaded: " + source, "Upload dist whole; script-src of this page's policy must allow " + new URL(folder).origin); };
      document.body.appendChild(loader);
    });
  }

  function show() {
    // What is to be mended first.
    var ranks = { BAD: 0, NOTE: 1, OK: 2 };
    lines.sort(function (one, other) { return ranks[one[0]] - ranks[other[0]]; });
    var bad = lines.filter(function (line) { return line[0] === "BAD"; }).length;
    var notes = lines.filter(function (line) { return line[0] === "NOTE"; }).length;
    var head = ["Transfer Guide, build " + BUILD.id + ", edition " + BUILD.edition, location.href, navigator.userAgent, bad + " bad, " + notes + " to note", ""];
    var text = document.createElement("textarea");
    text.id = "transfer-guide-report";
    text.readOnly = true;
    text.rows = lines.length + head.length + 1;
    text.style.width = "100%";
    text.style.font = "14px/1.5 monospace";
    text.value = head.concat(about(lines), violations.length ? ["", "refused by this page's policy: " + violations.join(", ")] : []).join("\n");
    var copy = document.createElement("button");
    copy.type = "button";
    copy.textContent = "Copy the report";
    copy.onclick = function () {
      text.select();
      // The old way works without https.
      document.execCommand("copy");
    };
    var place = script.parentNode === document.head ? document.body : script.parentNode;
    place.appendChild(copy);
    place.appendChild(document.createElement("br"));
    place.appendChild(text);
  }

  function begin() {
    // How long element and frame may take, in milliseconds.
    var patience = +new URLSearchParams(location.search).get("patience") || 20000;
    checkSurroundings();
    var looked = BUILD.files.filter(function (file) { return file.shared || !away; });
    if (away) report("OK", (BUILD.files.length - looked.length) + " files that no other site loads are not looked at from here: open demo/check.html for them");
    Promise.all(looked.map(checkFile).concat(checkWebAssembly())).then(function () {
      return checkGuide("the element", "transfer-guide", "transfer-guide.js", patience);
    }).then(function () {
      return checkGuide("the frame", "a", "transfer-guide-frame.js", patience);
    }).then(show);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
