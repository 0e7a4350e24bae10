// Bundles programs that use the package for scripts with four bundlers, set up as api/README.md says, for browsers and for Node.js;
// runs those for Node.js, and keeps two development servers up until its input ends. Run as: node api_bundles.mjs BUNDLERS, in a
// folder with the programs `lines.js`, `inline.js` and `handed.js` and the package in node_modules; BUNDLERS is the node_modules of
// the bundlers. Writes a page with all that is for browsers, `bundles.html`, and then prints one line of JSON: which bundles tell
// something in Node.js and in that page, and what those in Node.js told.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const bundler = createRequire(join(process.argv[2], "bundlers.js"));
const [vite, webpack, rollup, esbuild] = ["vite", "webpack", "rollup", "esbuild"].map(name => bundler(name));
const { nodeResolve } = bundler("@rollup/plugin-node-resolve");
const { importMetaAssets } = bundler("@web/rollup-plugin-import-meta-assets");

const byVite = build => async (input, folder) => {
  const rollupOptions = { input, output: { entryFileNames: "main.mjs" } };
  await vite.build({
    configFile: false,
    logLevel: "error",
    base: "./",
    build: { target: "es2022", outDir: folder, rollupOptions, ...build },
    ssr: { noExternal: true },
  });
  return "main.mjs";
};

const byViteServer = optimizeDeps => async (input, folder) => {
  const server = await vite.createServer({
    configFile: false,
    logLevel: "error",
    cacheDir: folder,
    server: { host: "127.0.0.1", watch: null },
    optimizeDeps: { entries: [input], ...optimizeDeps },
  });
  await server.listen();
  return new URL(input.split(/[\\/]/).pop(), server.resolvedUrls.local[0]).href;
};

const byWebpack = (target, output) => (input, folder) => new Promise((done, failed) => {
  const settings = { mode: "production", target, entry: input, output: { path: folder, ...output }, performance: { hints: false } };
  webpack(settings, (error, stats) => {
    if (error || stats.hasErrors() || stats.hasWarnings()) failed(error || new Error(stats.toString()));
    else done(output.filename);
  });
});

const byRollup = (...plugins) => async (input, folder) => {
  const made = await rollup.rollup({ input, plugins: [nodeResolve(), ...plugins], onwarn: complain });
  await made.write({ dir: folder, entryFileNames: "main.mjs" });
  return "main.mjs";
};

const byEsbuild = platform => async (input, folder) => {
  const loader = { ".wasm": "binary", ".bin": "binary" };
  const outfile = join(folder, "main.mjs");
  const settings = { entryPoints: [input], outfile, bundle: true, minify: true, format: "esm", target: "es2022" };
  (await esbuild.build({ ...settings, platform, loader })).warnings.forEach(complain);
  return "main.mjs";
};

// A bundler that warns is not set up as it should be.
function complain(warning) {
  throw new Error(warning.message || warning.text);
}

const webpackForNode = byWebpack("node18", { filename: "main.cjs", library: { type: "commonjs2" } });
const webpackForPages = byWebpack("web", { filename: "classic.js" });

const [ours, theirs] = await Promise.all([
  [
    ["vite", byVite({ ssr: true }), "inline"],
    ["webpack", webpackForNode, "lines"],
    ["webpack", webpackForNode, "inline"],
    ["rollup with its plugin for assets", byRollup(importMetaAssets()), "lines"],
    ["rollup", byRollup(), "inline"],
    ["esbuild", byEsbuild("node"), "handed"],
    ["esbuild", byEsbuild("node"), "inline"],
  ],
  [
    ["vite", byVite(), "lines"],
    ["vite", byVite(), "inline"],
    ["vite's development server", byViteServer({ exclude: ["transfer-guide"] }), "lines"],
    ["vite's development server", byViteServer(), "inline"],
    ["webpack", webpackForPages, "lines"],
    ["webpack", webpackForPages, "inline"],
    ["rollup with its plugin for assets", byRollup(importMetaAssets()), "lines"],
    ["rollup", byRollup(), "inline"],
    ["esbuild", byEsbuild("browser"), "handed"],
    ["esbuild", byEsbuild("browser"), "inline"],
  ],
].map((bundles, index) => Promise.all(bundles.map(make(index)))));

const tag = ({ file }) => `<script ${file.endsWith("classic.js") ? "defer" : "type=module"} src="${file}"></script>`;
writeFileSync("bundles.html", `<!doctype html><link rel=icon href=data:,>
  <script>told = {}; tell = (name, id) => { told[name] = id; };</script>
  ${theirs.map(tag).join("\n")}`);

const told = {};
globalThis.tell = (name, id) => { told[name] = id; };
for (const { file } of ours) await (await import(pathToFileURL(resolve(file)))).default;
const [node, page] = [ours, theirs].map(bundles => bundles.map(({ name }) => name));
console.log(JSON.stringify({ node, page, told }));
process.stdin.resume().on("end", () => process.exit());

// Makes a bundle of a program that tells, under a name, which advice it got.
function make(index) {
  return async ([tool, by, program], number) => {
    const [name, input, folder] = [`${tool}: ${program}`, resolve(`in-${index}-${number}.mjs`), `out-${index}-${number}`];
    const advice = 'guide.advice({ outcome: "delayed", year: "2020" })';
    writeFileSync(input, `${readFileSync(`${program}.js`)}\nglobalThis.tell(${JSON.stringify(name)}, ${advice}.id);\n`);
    return { name, file: new URL(await by(input, resolve(folder)), `http://here/${folder}/`).href.replace("http://here/", "") };
  };
}
