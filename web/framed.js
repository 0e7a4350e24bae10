// Inside the frame that `frame.js` makes: takes what the page around says of the guide from the address, and tells that page
// how high the guide is and what happens in it. It speaks to nobody before the page around has said who it is.
(function () {
  "use strict";

  // What the page around may say; `answers` stand in the fragment.
  var SAYS = ["known", "scheme", "school", "office", "contact"];
  // What was the last to happen before the page around has said hello: a guide that is there already, or cannot be.
  var unheard;
  var guide = document.querySelector("transfer-guide"), listener, ready, height = 0;
  // Opened by itself it stands under our own address, where nobody but us says whom to ask.
  if (parent !== window) new URLSearchParams(location.search).forEach(function (value, name) {
    if (SAYS.indexOf(name) >= 0) guide.setAttribute(name, value);
  });
  document.body.style.margin = 0;
  if (parent !== window) document.documentElement.style.overflow = "hidden";

  addEventListener("message", function (message) {
    if (message.source !== parent || parent === window || !message.data || message.data.transferGuide !== "hello") return;
    // A page on a disk has no origin that could be named.
    listener = message.origin === "null" ? "*" : message.origin;
    height = 0;
    measure();
    if (unheard) say(unheard);
    unheard = null;
  });

  function say(said) {
    if (listener) parent.postMessage(said, listener);
  }

  // Only of a guide that is there: until then the page around keeps its link.
  function measure() {
    var now = guide.getBoundingClientRect().height;
    if (!ready || !listener || now === height) return;
    height = now;
    say({ transferGuide: "height", height: now });
  }

  ["ready", "step", "answer", "advice", "restart", "error"].forEach(function (name) {
    guide.addEventListener("transfer-guide-" + name, function (event) {
      var told = { transferGuide: "event", name: event.type, detail: event.detail };
      if (name === "ready") ready = true;
      if (!listener) unheard = told;
      measure();
      say(told);
    });
  });
  new ResizeObserver(measure).observe(guide);
})();
