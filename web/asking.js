// What helps a student to act (calendar, messages, papers, paper) and to find their case: a program of its own, `web/aid/`,
// which is loaded when somebody asks for it. This is who notices that they do. It needs `program.js`. Plain JavaScript for Chrome 80,
// Firefox 78 and Safari 13.4.

// What devices keep is kept under this name, and under no other.
var KEPT = "transfer-guide";
// The aid, promised; none before it was asked for, and after it failed.
var aid;

function getAid(tier) {
  aid = aid || Promise.all([edition()].concat(
    BUILD.inline ? embedded("toolkit") : [data(SITE.toolkit), aidProgram(tier), loadScript(BUILD.aid.script)]
  )).then(function (found) {
    return window.transferGuideAid(found[2], found[0], found[1], { unpacked: unpacked, kept: KEPT, native: native, listen: listen });
  });
  return aid;
}

// Where WebAssembly runs the guide, it runs this too.
function aidProgram(tier) {
  if (tier === "wasm") return get(BUILD.aid.wasm);
  return loadScript(BUILD.aid.js).then(function () { return window.transferGuideAidProgram; });
}

// For a guide in `app`: notices what is asked for. `about()` says where it stands: `fragment`, `base`, the address of the guide
// without a fragment or nothing, `links`, what its links begin with, `contact` of the school, and whether the page is the
// guide's `own`. `drawn` is to be called after each drawing, with the fragment of a link that says what it was made from, if
// such a link was opened; `restarted` before the drawing of a new beginning.
function helping(app, tier, about) {
  var again = false, ticks = {};
  function one(name) { return app.querySelector("." + name); }
  function each(kind, work) { app.querySelectorAll(kind).forEach(work); }
  // Loads what helps, and lets it work. If it could not be loaded, or crashed, it is a fresh one the next time somebody asks, and `place`
  // says so. The page works without.
  function help(place, work) {
    return getAid(tier).then(work).catch(function (problem) {
      tell(problem.hint || "what helps to act does not work", problem.error || problem);
      aid = null;
      if (place) place.classList.add("failed");
    });
  }
  function greet() {
    var restarted = again;
    again = false;
    if (!one("aid-find") || !kept()) return;
    help(one("find"), function (aid) { aid.welcome(one("page"), about(), restarted); });
  }
  function tickOff(ticked) {
    help(one("tools"), function (aid) { aid.tickOff(app, about(), ticks, ticked); });
  }
  onClick(app, ".aid-open", function (click, button) {
    if (button.hasAttribute("aria-busy")) return;
    // Not disabled: it would lose the focus.
    button.setAttribute("aria-busy", "true");
    function done() { button.removeAttribute("aria-busy"); }
    help(button.parentNode, function (aid) {
      if (app.contains(button)) aid.open(button, about());
    }).then(done, done);
  });
  app.addEventListener("input", function (event) {
    if (event.target.className !== "aid-find") return;
    help(one("find"), function (aid) { aid.find(event.target, about()); });
  });
  app.addEventListener("change", function (event) {
    if (event.target.closest(".tick")) tickOff(true);
  });
  return {
    drawn: function (stamped) {
      if (one("aid-room")) help(null, function (aid) { aid.renew(app, about()); });
      if (stamped) help(one("tools"), function (aid) { aid.age(one("page"), stamped); });
      // To look what is kept may take a browser a while, in which nothing else goes on.
      else if (one("aid-find")) later(greet, again ? 0 : 1000);
      if (one("tick") && (aid || kept())) tickOff(false);
    },
    restarted: function () {
      again = true;
      ticks = {};
    },
    left: function () {
      ticks = {};
      each(".aid-room,.aid-ticks,.aid-notice", function (room) { takeAway(room); });
      each(".aid-open", function (button) { button.removeAttribute("aria-expanded"); });
      each(".tick input", function (box) { box.checked = false; });
      each(".failed", function (place) { place.classList.remove("failed"); });
    }
  };
}

// Whether this device has something of an earlier visit.
function kept() {
  try {
    return !!localStorage.getItem(KEPT);
  } catch (blocked) {
    return false;
  }
}

// The fragment of a link that says what it was made from, of which only the answers stay in the address: no place of the plain
// page has such a name.
function takeStamp() {
  var fragment = location.hash.slice(1), bare = fragment.replace(/(^|&|%26)edition(=|%3D)[\w.-]*/i, "");
  if (bare === fragment) return "";
  location.replace(location.href.split("#")[0] + "#" + bare);
  return fragment;
}
