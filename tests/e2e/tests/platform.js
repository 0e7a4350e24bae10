// Parses scripts as an edition of JavaScript, and lists what they use of the platform: the names of the globals, and of
// the properties of what is not theirs. Run as: node platform.js EDITION FILE…; the list is one name a line.
"use strict";

const fs = require("fs");
const acorn = require(process.env.TRANSFER_GUIDE_ACORN);

const [edition, ...files] = process.argv.slice(2);
const used = new Set();

for (const file of files) {
  let tree;
  try {
    tree = acorn.parse(fs.readFileSync(file, "utf8"), { ecmaVersion: Number(edition), sourceType: "script" });
  } catch (error) {
    console.error(`${file} is no script of ${edition}: ${error.message}`);
    process.exit(1);
  }
  list(tree);
}
console.log(Array.from(used).sort().join("\n"));

// A name that a script declares anywhere is its own everywhere: enough for scripts that shadow nothing.
function list(tree) {
  const own = new Set(), globals = [], members = [];
  visit(tree, null, "");
  globals.filter(name => !own.has(name)).forEach(name => used.add(name));
  members.filter(name => !own.has(`.${name}`)).forEach(name => used.add(`.${name}`));

  function declare(pattern) {
    if (!pattern) return;
    if (pattern.type === "Identifier") own.add(pattern.name);
    if (pattern.type === "AssignmentPattern") declare(pattern.left);
    if (pattern.type === "RestElement") declare(pattern.argument);
    if (pattern.type === "ArrayPattern") pattern.elements.forEach(declare);
    if (pattern.type === "ObjectPattern") {
      pattern.properties.forEach(property => {
        members.push(property.key.name || property.key.value);
        declare(property.value || property.argument);
      });
    }
  }

  function visit(node, parent, role) {
    if (node.type === "VariableDeclarator") declare(node.id);
    if (node.type === "CatchClause") declare(node.param);
    if (/Function/.test(node.type)) {
      declare(node.id);
      node.params.forEach(declare);
    }
    if (node.type === "ClassDeclaration") declare(node.id);
    const key = role === "property" && !parent.computed || role === "key" && !parent.computed;
    if (node.type === "MemberExpression" && !node.computed) members.push(node.property.name);
    if (node.type === "MemberExpression" && node.computed && typeof node.property.value === "string") members.push(node.property.value);
    // What an object of the script has is its own.
    if (node.type === "ObjectExpression") {
      node.properties.forEach(property => {
        if (property.key) own.add(`.${property.key.name || property.key.value}`);
      });
    }
    if (node.type === "MethodDefinition") own.add(`.${node.key.name || node.key.value}`);
    if (node.type === "Identifier" && !key && role !== "label") globals.push(node.name);
    for (const [name, child] of Object.entries(node)) {
      for (const each of Array.isArray(child) ? child : [child]) {
        if (each && typeof each.type === "string") visit(each, node, name);
      }
    }
  }
}
