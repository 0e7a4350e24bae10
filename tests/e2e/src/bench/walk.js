// Clicks through walks in a loaded page, each a list of choices, and returns how long each click took until what it
// leads to was drawn. arguments[0]: the walks.
return (async () => {
  const pause = time => new Promise(resolve => setTimeout(resolve, time));
  // Looks at the beginning of each frame, and takes the time when that frame has been drawn.
  const until = holds =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const look = () => {
        if (holds()) return setTimeout(() => resolve(performance.now()));
        if (performance.now() - begun > 20000) return reject(new Error("nothing happens at " + location.hash));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  const times = [];
  for (const walk of arguments[0]) {
    location.hash = "";
    await until(() => visit.choice(walk[0]));
    for (const id of walk) {
      // Of many lengths, so that clicks fall on every moment between two frames.
      await pause(100 + ((times.length * 7) % 17));
      const before = visit.heading();
      const link = visit.choice(id);
      if (!link) throw new Error("no choice " + id + " at " + location.hash);
      const clicked = performance.now();
      link.click();
      const there = await until(() => visit.heading() && visit.heading() !== before);
      times.push(there - clicked);
    }
  }
  return times;
})();
