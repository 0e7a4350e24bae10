// Starts the aid: makes its program an instance, and gives pages what they may ask of it. `parts` puts three things before all
// of `web/aid/`: `program`, which makes wasm-bindgen's script, `PACKED`, the program as base64 where it is not a file of its
// own, and `STYLES`. Plain JavaScript for Chrome 80, Firefox 78 and Safari 13.4.

// Promises the aid for a program, in bytes or as a function from its imports to its exports; for an edition and the texts that are
// missing in it; and for what stands beside the edition; all in bytes. `tools` are the page's: `unpacked` makes bytes of base64, devices keep things under the name `kept`, and for `native` and `listen` see `make.js`.
window.transferGuideAid = function (found, edition, toolkit, tools) {
  var fresh = program();
  NAME = tools.kept;
  native = tools.native;
  listen = tools.listen;
  listen("click", press);
  listen("afterprint", endPrinting);
  return instance(found || tools.unpacked(PACKED), fresh.imports()).then(function (exported) {
    fresh.finish({ exports: exported });
    if (!fresh.open(edition[0], edition[1], toolkit)) {
      throw { hint: "the edition and the aid are of different builds: let index.html be checked at each visit (no-cache)" };
    }
    var words = JSON.parse(fresh.words());
    function ask(what) {
      return JSON.parse(fresh[what].apply(null, Array.prototype.slice.call(arguments, 1)));
    }
    function knowing(about) { return { program: fresh, ask: ask, words: words, about: about }; }
    return {
      open: function (button, about) { open(button, knowing(about)); },
      renew: function (app, about) { renew(app, knowing(about)); },
      tickOff: function (app, about, ticks, ticked) { tickOff(app, knowing(about), ticks, ticked); },
      find: function (field, about) { find(field, knowing(about)); },
      age: function (page, fragment) { age(page, ask("age", fragment), words); },
      welcome: function (page, about, again) { welcome(page, knowing(about), again); }
    };
  });
};

function instance(found, imports) {
  if (typeof found === "function") return Promise.resolve(found(imports));
  return WebAssembly.instantiate(found, imports).then(function (made) { return made.instance.exports; });
}

// This moment, in whole seconds since 1970: what counts as today is the program's business. From 1970 to 2106.
function moment() {
  return Math.min(Math.max(Math.floor(Date.now() / 1000), 0), 4294967295);
}
