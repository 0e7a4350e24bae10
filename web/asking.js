// What helps a student to act (calendar, messages, papers, paper) and to find their case: a program of its own, `web/aid/`,
// which is loaded when somebody asks for it. This is who notices that they do. It needs `program.js`, and `texts()`, which
// gives the program's texts in bytes, or promises to. Plain JavaScript for Chrome 80, Firefox 78 and Safari 13.4.

// What devices keep is kept under this name, and under no other.
var KEPT = "transfer-guide";
// The aid, promised; none before it was asked for, and after it failed.
var aid;

function getAid(tier) {
  aid = aid || Promise.all([
    BUILD.inline ? null : loadScript(BUILD.aid.script), BUILD.inline ? null : aidProgram(tier), texts()
  ]).then(function (found) {
    return window.transferGuideAid(found[1], found[2], { unpacked: unpacked, kept: KEPT });
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
// such a link was opened; `left` when the guide is another student's.
function helping(app, tier, about) {
  var opened = false;
  function one(name) { return app.querySelector("." + name); }
  // It could not be loaded, or crashed: the next time somebody asks, it is a fresh one. The page works without.
  function failed(name) {
    return function (problem) {
      tell(problem.hint || "what helps to act does not work", problem.error || problem);
      aid = null;
      if (one(name)) one(name).classList.add("failed");
    };
  }
  function open(asked) {
    var button = one("aid-open");
    if (!button) return;
    button.disabled = true;
    getAid(tier).then(function (help) {
      opened = true;
      help.panel(one("aid"), about(), asked);
    }).catch(failed("aid")).then(function () { button.disabled = false; });
  }
  function greet() {
    if (!one("aid-find") || !kept()) return;
    getAid(tier).then(function (help) { help.welcome(one("page"), about()); }).catch(failed("find"));
  }
  // At the window, before a page around it can keep a click to itself.
  addEventListener("click", function (click) {
    var target = click.composedPath()[0];
    if (target.className === "aid-open" && app.contains(target)) open(true);
  }, true);
  app.addEventListener("input", function (event) {
    if (event.target.className !== "aid-find") return;
    getAid(tier).then(function (help) { help.find(event.target, about()); }).catch(failed("find"));
  });
  return {
    drawn: function (stamped) {
      if (opened) open();
      if (stamped) getAid(tier).then(function (help) { help.age(one("page"), stamped); }).catch(failed("aid"));
      // To look what is kept may take a browser a while, in which nothing else goes on.
      else if (one("aid-find")) later(greet, 1000);
    },
    left: function () { opened = false; }
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
  location.replace("#" + bare);
  return fragment;
}
