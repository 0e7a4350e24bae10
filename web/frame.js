// For pages that may not run the element: makes a frame of every `<a data-transfer-guide>`, which is a plain link until the
// guide in it has answered. The frame is as high as what is in it, and what the guide tells its element is told to this page
// too. Both sides look at who speaks. For Chrome 80, Firefox 78 and Safari 13.4.
(function () {
  "use strict";

  // What a frame is called; `parts` puts the words here.
  var TITLE = "@title@";
  var SHORTEST = 200, LONGEST = 20000;
  // What the link says of the guide: `data-answers`, and so on.
  var SAYS = ["answers", "known", "scheme", "school", "office", "contact"];
  var OURS = /^([^?#]*\/)transfer-guide-frame\.js/;
  // What says that a frame is one of these, and how long it may take to answer, in milliseconds.
  var MARK = "data-transfer-guide-frame", PATIENCE = 20000;
  // The address of this script; none in a module.
  var here = "";
  try {
    // Markup can have that name, and more of a document's.
    here = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get.call(document).src;
  } catch (untold) {
    here = "";
  }

  function all(selector) {
    return Array.prototype.slice.call(Document.prototype.querySelectorAll.call(document, selector));
  }

  // For the webmaster, in the console.
  function tell(what, error) {
    if (window.console) console.warn("Transfer Guide: " + what, error || "");
  }

  // The folder of the guide: as the link names it, or where this script is, or where the link leads.
  function folderOf(link) {
    if (link.dataset.folder) return new URL(link.dataset.folder.replace(/\/?$/, "/"), link.baseURI).href;
    var own = [here].concat(all("script[src]").map(function (script) { return script.src; }));
    own = own.map(function (address) { return OURS.exec(address); }).filter(Boolean)[0];
    return own ? own[1] : link.href.split(/[?#]/)[0].replace(/[^/]*$/, "");
  }

  function upgrade(link) {
    if (link.frame) return;
    var folder = folderOf(link), origin = new URL(folder).origin, answered;
    var frame = Document.prototype.createElement.call(document, "iframe"), query = new URLSearchParams();
    // A page in a sandbox hands it on to the frame, and one on a disk does not.
    var maybe = self.origin === "null" ? "null" : origin;
    link.frame = frame;
    // Of markup that was set again, or saved, nobody hears the old one.
    var old = link.nextElementSibling;
    if (old && old.hasAttribute(MARK)) old.remove();
    frame.setAttribute(MARK, "");
    SAYS.forEach(function (name) {
      if (name !== "answers" && link.dataset[name]) query.set(name, link.dataset[name]);
    });
    frame.title = TITLE;
    frame.src = folder + "frame.html?" + query + "#" + (link.dataset.answers || link.hash.slice(1));
    frame.setAttribute("scrolling", "no");
    Object.assign(frame.style, { border: 0, width: "100%", height: 0, display: "block", visibility: "hidden" });
    frame.addEventListener("load", function () {
      // What has no origin cannot be named.
      frame.contentWindow.postMessage({ transferGuide: "hello" }, maybe === "null" || origin === "null" ? "*" : origin);
    });
    addEventListener("message", function (message) {
      var said = message.data;
      var known = message.source === frame.contentWindow && (message.origin === origin || message.origin === maybe);
      if (!known || !said || !said.transferGuide) return;
      answered = true;
      if (said.transferGuide === "height" && said.height > 0) {
        frame.style.height = Math.min(LONGEST, Math.max(SHORTEST, Math.ceil(said.height))) + "px";
        frame.style.visibility = "";
        link.hidden = true;
      }
      if (said.transferGuide === "event" && /^transfer-guide-[a-z]+$/.test(said.name)) {
        var arrived = said.name !== "transfer-guide-ready" && said.name !== "transfer-guide-error";
        if (arrived && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
        frame.dispatchEvent(new CustomEvent(said.name, { bubbles: true, detail: said.detail }));
      }
    });
    Node.prototype.insertBefore.call(link.parentNode, frame, link.nextSibling);
    setTimeout(function () {
      if (!answered && frame.isConnected) tell("the frame does not answer: is " + folder + "frame.html there, and may it be framed (frame-src, X-Frame-Options)?");
    }, PATIENCE);
  }

  function upgradeAll() {
    all("a[data-transfer-guide]").forEach(function (link) {
      try {
        upgrade(link);
      } catch (error) {
        link.frame = true;
        tell("the link cannot become a frame here", error);
      }
    });
  }

  // Pages may put links in later, and set their markup again.
  upgradeAll();
  new MutationObserver(upgradeAll).observe(document, { childList: true, subtree: true });
})();
