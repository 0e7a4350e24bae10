// The door of the package for scripts: finds the program and the editions beside itself, wherever it runs (a page, a worker,
// Node.js). Each address stands here the way bundlers look for it, so that they take the file along.

import { opens } from "./open.js";

export { Guide } from "./bindings.js";

export const open = opens(() => beside(new URL("./guide.wasm", import.meta.url)), {
  // `site` puts the edition's id here.
  "EDITION": () => beside(new URL("./editions/EDITION.bin", import.meta.url)),
});

async function beside(url) {
  if (url.protocol === "file:" && typeof process === "object") {
    const { readFile } = await builtIn("node:fs/promises");
    return readFile(url);
  }
  return fetch(url);
}

// A module of Node.js, whose name no bundler may find: in a browser there is none.
function builtIn(name) {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}
