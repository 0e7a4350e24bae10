// A running guide, and what a browser does for it: clicks and typed days go to the program, and what the program shows gets
// the focus and its place in the history. Needs an instance of the program, from `program.js`. Plain JavaScript for
// Chrome 80, Firefox 78 and Safari 13.4.

// Puts a guide of `program` into `app`, an element that is nothing else's. `host` is where it stands: `base`, what its links
// have before the `#`; `start`, the fragment to begin at; `follow(link, fragment, click)`, for a link that is followed;
// `drawn(fragment, title, arrived)`, after each drawing.
function run(program, app, host) {
  var number = program.mount(app, host.base, host.start, {
    drawn: function (fragment, title, arrived) {
      host.drawn(fragment, title, arrived);
      var heading = arrived && app.querySelector("h1");
      if (heading) heading.focus({ preventScroll: true });
    }
  });
  app.addEventListener("click", function (click) {
    var link = click.target.closest("a"), address = link ? link.getAttribute("href") : "", own = host.base + "#";
    if (address.slice(0, own.length) !== own) return;
    // The second half of a double click hits what stands there only since the first half.
    if (click.detail > 1) return click.preventDefault();
    if (click.button || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    host.follow(link, address.slice(own.length), click);
  });
  app.addEventListener("change", function (change) {
    var field = change.target, whole = program.type_day(number, field.name, field.value);
    field.setCustomValidity(whole ? "" : app.querySelector(".wrong").textContent);
  });
  return {
    go: function (fragment) { program.go(number, fragment); },
    restart: function () { program.restart(number); },
    begin: function (base, fragment) { program.begin(number, base, fragment); }
  };
}

// Where the one guide stands that follows the page's own fragment. `runs` says which it is, and none after a crash.
function ownPage() {
  // The note of an entry of the history that was not reached from another of ours. No fragment is this text.
  var at = "#", guide, restarting;
  addEventListener("hashchange", function () {
    var fragment = location.hash.slice(1);
    if (guide) guide[restarting && !fragment ? "restart" : "go"](fragment);
    restarting = false;
  });
  return {
    base: "",
    get start() { return location.hash.slice(1); },
    runs: function (running) { guide = running; },
    follow: function (link, fragment, click) {
      restarting = link.className === "restart";
      // Back is the browser's own where that leads to the same place.
      if (link.className === "back" && history.state === fragment) {
        click.preventDefault();
        history.back();
      }
    },
    drawn: function (fragment, title, arrived) {
      document.title = title;
      // A sandbox and a limit on entries refuse it: then the address is untidy and Back a link like any other.
      try {
        if (history.state === null) history.replaceState(at, "");
        if (location.hash.slice(1) !== fragment) history.replaceState(history.state, "", "#" + fragment);
      } catch (refused) {
        tell("the history cannot be changed here", refused);
      }
      at = fragment;
      if (arrived) scrollTo(0, 0);
    }
  };
}
