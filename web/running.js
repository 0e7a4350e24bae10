// A running guide, and what a browser does for it: clicks and typed days go to the program, and what the program shows gets
// the focus and its place in the history. Needs an instance of the program, from `program.js`. Plain JavaScript for
// Chrome 80, Firefox 78 and Safari 13.4.

// Puts a guide of `program` into `app`, an element that is nothing else's. `host` is where it stands, and can be exchanged
// by `begin`: `base` is what its links have before the `#`, `start` the fragment to begin at, `known` what need not be asked,
// in the same form; `follow(action, fragment)` is called for a link that is followed, with what it does, `drawn(now, arrived)` after
// each drawing, `now` being what the program says of it; `link` is the address of the guide without a fragment, or nothing, `contact` that of the school, `own`
// whether the page is the guide's own, and `stamp()` gives the fragment of a link that says what it was made from, once.
function run(program, app, host) {
  // What was open at each place: whoever comes back finds it so.
  var at, opened = {}, help = helping(app, program.tier, function () {
    return { fragment: at, base: host.link, links: host.base, contact: host.contact, own: host.own };
  });
  var number = program.mount(program.edition, app, host.base, host.start, host.known, {
    drawn: function (lines, arrived) {
      var said = lines.split("\n"), fragment = said[0];
      // A day that was typed changes the address of where one is, and nothing else of it.
      if (!arrived && at !== fragment) opened[fragment] = opened[at];
      at = fragment;
      if (arrived) attempt(function () {
        var heading = app.querySelector("h1");
        if (heading) heading.focus({ preventScroll: true });
        if (opened[at]) foldsOfPage(app).forEach(function (fold, number) { fold.open = opened[at][number]; });
      });
      host.drawn({
        fragment: fragment, title: said[1], answered: said[5], sight: { answers: said[2], question: said[3] || null, advice: said[4] || null }
      }, arrived);
      attempt(help.drawn, host.stamp && host.stamp());
    }
  });
  onClick(app, "a", function (click, link) {
    var address = link.getAttribute("href"), own = host.base + "#";
    if (address.slice(0, own.length) !== own) return;
    // The second half of a double click hits what stands there only since the first half.
    if (click.detail > 1) return click.preventDefault();
    if (click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    // Nobody else is to follow it, wherever a page may say that its links lead (`<base>`).
    click.preventDefault();
    // When the page around has heard the click: one made with Yew looks for its own elements from the link upwards.
    later(function () { host.follow(link.getAttribute("data-action"), address.slice(own.length)); });
  });
  onClick(app, ".to", function (click, button) { lead(app, button.getAttribute("data-part")); });
  app.addEventListener("toggle", function () {
    opened[at] = foldsOfPage(app).map(function (fold) { return fold.open; });
  }, true);
  onPaper(app);
  app.addEventListener("change", function (change) {
    var field = change.target;
    if (!field.closest(".day-field")) return;
    var whole = program.type_day(number, field.name, field.value);
    field.setCustomValidity(whole ? "" : app.querySelector(".wrong").textContent);
  });
  return {
    app: app,
    tier: program.tier,
    go: function (fragment) { program.go(number, fragment); },
    restart: function () {
      opened = {};
      help.restarted();
      program.restart(number);
    },
    begin: function (other) {
      host = other;
      opened = {};
      folds(app).forEach(function (fold) { fold.open = false; });
      help.left();
      program.begin(number, host.base, host.start, host.known);
    }
  };
}

// Calls `work` with each click on something of this kind in a guide, and with what was clicked. Heard at the window, before a
// page around it can keep it to itself; a shadow root that the page has closed shows it only to those within.
function onClick(app, kind, work) {
  var heard;
  function hear(click) {
    var target = click.composedPath()[0], found = target.closest && app.contains(target) && target.closest(kind);
    if (!found || click === heard) return;
    heard = click;
    work(click, found);
  }
  listen("click", hear);
  app.addEventListener("click", hear, true);
}

// Leads to a part of the page: the address stays, for it is the answers. To unfold is to open all, or to close all again.
function lead(app, part) {
  if (part === "unfold") {
    var all = folds(app), closed = all.some(function (fold) { return !fold.open; });
    return all.forEach(function (fold) { fold.open = closed; });
  }
  var place = app.querySelector(".advice > ." + part + ",.about > ." + part), isFold = place && place.localName === "details";
  var head = place && place.querySelector(isFold ? "summary" : "h2");
  if (!head) return;
  if (isFold) place.open = true;
  else head.tabIndex = -1;
  head.focus({ preventScroll: true });
  place.scrollIntoView();
}

// What folds, but for what `web/aid/` builds.
function folds(app) {
  return Array.prototype.slice.call(app.querySelectorAll("details:not(.aid-more)"));
}

// Those of the place, in order: others stay from place to place.
function foldsOfPage(app) {
  return folds(app).filter(function (fold) { return fold.closest(".page"); });
}

// Paper has nothing to click: all is open on it.
function onPaper(app) {
  var closed = [];
  listen("beforeprint", function () {
    closed = folds(app).filter(function (fold) { return !fold.open; });
    closed.forEach(function (fold) { fold.open = true; });
  });
  listen("afterprint", function () { closed.forEach(function (fold) { fold.open = false; }); });
}

// What follows the page's own fragment, for one guide. `runs` says which it is, and none after a crash; `drawn` is called when
// the history knows what is shown.
function ownPage(drawn) {
  // The note of an entry of the history that was not reached from another of ours. No fragment is this text.
  var at = "#", guide, restarting, stamped = takeStamp();
  // Where one was sent, and the address that does not say so: it cannot be written (`srcdoc`, a preview in a sandbox), was tidied, or
  // is the page's own.
  var sent = "", mute;
  // Whether what was drawn last is of before one was sent there.
  var going;
  function arrive(event) {
    stamped = takeStamp() || stamped;
    // That a page takes a fragment away again leads nowhere.
    if (event && !location.hash && (!BUILD.own && event.navigationType === "replace" || /#./.test(event.newURL))) mute = location.href;
    sent = where();
    going = guide && sent !== at;
    if (guide) guide[restarting && !sent ? "restart" : "go"](sent);
    restarting = false;
  }
  function where() {
    var fragment = location.hash.slice(1);
    if (location.href !== mute) mute = "";
    return mute || isOfPage(fragment) ? sent : fragment;
  }
  listen("hashchange", arrive);
  listen("popstate", arrive);
  return {
    get start() { return sent = where(); },
    stamp: function () {
      var once = stamped;
      stamped = "";
      return once;
    },
    runs: function (running) {
      guide = running;
      going = false;
    },
    arrive: arrive,
    follow: function (action, fragment) {
      restarting = action === "restart";
      // Back is the browser's own where that leads to the same place.
      if (action !== "back" || history.state !== fragment) return this.go(fragment);
      history.back();
      // Also where the page around keeps to itself that it led anywhere.
      if (!BUILD.own) later(arrive, 200);
    },
    // Nothing is heard where the page around has written the address already, or keeps to itself that it changes.
    go: function (fragment) {
      var before = location.href;
      try {
        if (BUILD.own || !isRoute()) location.hash = fragment;
      } catch (refused) {
        // It is as it was.
      }
      if (location.href === before && location.hash.slice(1) !== fragment) {
        mute = before;
        sent = fragment;
      }
      arrive();
    },
    drawn: function (fragment, title, arrived) {
      if (arrived || fragment === sent) going = false;
      // Who has gone on meanwhile is elsewhere already, of which the next drawing is: its address stays.
      if (going || where() !== sent) return drawn(fragment, title, arrived);
      sent = fragment;
      // A sandbox and a limit on entries refuse it: then the address is untidy and Back a link like any other.
      if (location.href !== mute) try {
        if (history.state === null) history.replaceState(at, "");
        if (location.hash.slice(1) !== fragment && !isOfPage(location.hash.slice(1))) history.replaceState(history.state, "", location.href.split("#")[0] + "#" + fragment);
      } catch (refused) {
        tell("the history cannot be changed here", refused);
      }
      at = fragment;
      drawn(fragment, title, arrived);
    }
  };
}
