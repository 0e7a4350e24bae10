// Watches a visit from inside the page, from before its first byte on; the bench adds it to every new document and sets
// CLICKS (whether to click), CHOICE (where the choice leads that is clicked), APP (whether an app takes over) and MEMORY
// (whether to look for a program's memory). Times are milliseconds since the navigation began.
(() => {
  if (location.protocol !== "http:") return;
  const visit = (window.visit = { tasks: [], shift: 0, clicks: 0, memories: [] });
  const finished = {};
  visit.finished = new Promise(resolve => (finished.resolve = resolve));
  setTimeout(() => finished.resolve(), 40000);

  const observe = (type, see) =>
    new PerformanceObserver(list => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe("paint", entry => {
    if (entry.name === "first-paint") visit.firstPaint = entry.startTime;
  });
  observe("longtask", entry => visit.tasks.push([entry.startTime, entry.duration]));
  observe("layout-shift", entry => {
    if (!entry.hadRecentInput) visit.shift += entry.value;
  });

  // What a frame has drawn is on the screen when the first task after it runs.
  const drawn = (frames, then) =>
    requestAnimationFrame(() => (frames > 1 ? drawn(frames - 1, then) : setTimeout(() => then(performance.now()))));
  const isVisible = element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.textContent.trim() !== "" && element.checkVisibility();
  };
  const first = (selector, fits = () => true) => {
    for (const element of document.querySelectorAll(selector)) if (isVisible(element) && fits(element)) return element;
  };
  visit.choice = id => first("a.choice", link => id === undefined || link.dataset.choice === id);
  visit.heading = () => first("h1")?.textContent;
  visit.drawn = drawn;

  let start;
  const frame = () => {
    const link = visit.choice();
    if (link && visit.choices === undefined) {
      visit.choices = 0;
      setTimeout(() => {
        visit.choices = performance.now();
        if (!CLICKS) settle();
      });
    }
    if (CLICKS) {
      const heading = visit.heading();
      if (start && heading && heading !== start) {
        visit.frame = performance.now();
        return drawn(2, now => {
          visit.shown = now;
          settle();
        });
      }
      const wanted = first(`a.choice[href="${CHOICE}"]`);
      if (wanted) {
        start ??= heading;
        visit.clicks += 1;
        wanted.click();
      }
    } else if (link) {
      return;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  // Nothing more to wait for: everything was shown, and the app has taken over where there is one.
  const settle = () => {
    if (visit.choices && (visit.shown || !CLICKS) && (visit.takeover || !APP || CLICKS)) {
      setTimeout(() => finished.resolve(), 300);
    }
  };
  new MutationObserver((_, observer) => {
    visit.tier = document.documentElement.dataset.tier;
    if (visit.tier !== "wasm" && visit.tier !== "js") return;
    observer.disconnect();
    drawn(1, now => {
      visit.takeover = now;
      settle();
    });
  }).observe(document, { attributes: true, attributeFilter: ["data-tier"], subtree: true });

  if (!MEMORY) return;
  // The page keeps its program's memory to itself, so whoever makes an instance is asked for it.
  const note = made => {
    const exported = Object.values((made.instance ?? made).exports ?? {});
    visit.memories.push(...exported.filter(value => value instanceof WebAssembly.Memory));
    return made;
  };
  for (const make of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[make];
    WebAssembly[make] = (...given) => own.apply(WebAssembly, given).then(note);
  }
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function (...given) {
    return note(new Instance(...given));
  };
  WebAssembly.Instance.prototype = Instance.prototype;
})();
