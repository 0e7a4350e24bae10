// The door of the package for scripts: loads the rules wherever it runs (a page, a worker, Node.js) and opens an edition.
// Everything else is in `bindings.js`, which wasm-bindgen writes.

import load, { Guide } from "./bindings.js";

export { Guide };

// `ship` puts their ids here.
const EDITIONS = [];

let loaded;

export async function open(id = EDITIONS[0]) {
  if (!EDITIONS.includes(id)) {
    const error = new Error(`edition: there is no edition "${id}"; there is ${EDITIONS.join(", ")}`);
    throw Object.assign(error, { place: "edition", value: String(id), nearest: EDITIONS[0] });
  }
  loaded ??= bytes("guide.wasm").then(program => load({ module_or_path: program }));
  try {
    const [edition] = await Promise.all([bytes(`editions/${id}.bin`), loaded]);
    return new Guide(edition);
  } catch (error) {
    // The next call tries again.
    loaded = undefined;
    throw error;
  }
}

// In bytes: so it does not matter as what a server sends it.
async function bytes(name) {
  const url = new URL(name, import.meta.url);
  if (url.protocol === "file:" && typeof process === "object") {
    const { readFile } = await import(/* webpackIgnore: true */ "node:fs/promises");
    return readFile(url);
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} cannot be loaded: status ${answer.status}. It belongs beside index.js.`);
  return new Uint8Array(await answer.arrayBuffer());
}
