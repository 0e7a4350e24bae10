// The page's side of sw.js, a part of the loader: to be called when the page works, so that keeping it does not compete
// with loading it. `build` is the build of this page. It needs the loader's `trusted`, which makes an address one that a
// script may be loaded from, and its `tell`. Whatever fails here fails in silence, but for files that are not those of the
// build: the page works without.
function keepOffline(build) {
  Promise.resolve().then(function () {
    var workers = navigator.serviceWorker;
    // Not in a frame: the site around it has not asked for this. Not from a file: there is nothing to fetch.
    if (!workers || !isSecureContext || window.top !== window || !/^http/.test(location.protocol)) return;
    // The page of a first visit gets its worker in the middle of things, which is no reason to reload.
    var governed = workers.controller;
    workers.addEventListener("controllerchange", function () {
      // All that the page knows is in its fragment, and that stays.
      if (governed) location.reload();
      governed = true;
    });
    return workers.register(trusted("sw.js")).then(function (registration) {
      var checked = registration.active ? 0 : Date.now();
      function check() {
        if (genuine("hidden") || Date.now() - checked < 36e5) return;
        checked = Date.now();
        registration.update().catch(String);
      }
      // What waits may be of this very build, when this page came past the worker: so it is asked.
      function ask() {
        if (registration.waiting) registration.waiting.postMessage("build");
      }
      function watch() {
        if (registration.installing) registration.installing.addEventListener("statechange", ask);
      }
      workers.addEventListener("message", function (event) {
        var said = event.data;
        if (said.misfits) {
          return tell((said.whole ? "not" : "nothing new is") + " kept for use without a network, since missing or changed on the way: " +
            said.misfits + ". demo/check.html says what to mend");
        }
        var notice = native("querySelector")("#notices [data-say=newer]");
        if (!notice || said === build) return;
        notice.hidden = false;
        notice.querySelector("[data-do=update]").onclick = function () {
          governed = true;
          if (registration.waiting) registration.waiting.postMessage("update");
          else location.reload();
        };
      });
      if (workers.startMessages) workers.startMessages();
      registration.addEventListener("updatefound", watch);
      listen("visibilitychange", check);
      watch();
      ask();
      check();
    });
  }).catch(String);
}
