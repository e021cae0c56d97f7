// The data of the page, its words, and elements made of them. Text is only ever set as text.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
let tongue = document.documentElement.lang.startsWith("zh") ? 0 : 1;

data.statements.forEach((statement, number) => { statement.number = number; });
data.nodes.forEach((node, number) => {
  node.number = number;
  node.name = node.name ?? node.label;
  node.said = [];
  node.told = [];
  node.situations = [];
});
data.nodes.forEach((node) => (node.about ?? []).forEach((end) => data.nodes[end].situations.push(node)));
data.statements.forEach((statement) => {
  data.nodes[statement.s].said.push(statement);
  data.nodes[statement.o].told.push(statement);
});
const nodeByName = new Map(data.nodes.map((node) => [node.name, node]));
const statementById = new Map(data.statements.map((statement) => [statement.id, statement]));

// What happens on the page, for those who wish to hear of it: something is chosen, filtered, said in a language.
const heard = { chosen: [], filtered: [], spoken: [] };
const tell = (event, ...what) => heard[event].forEach((hear) => hear(...what));

// What can be chosen besides entities and statements: how its address begins, and what shows it.
const alsoChosen = new Map();

// A phrase in the language of the page, its places filled.
function say(word, parts = {}) {
  const phrase = (data.words[word] ?? [word, word])[tongue];
  return phrase.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
}

// The name of a class or property of the ontology, else what is given instead.
function called(name, instead) {
  return data.labels[name]?.[tongue] || (data.words[name] ? say(name) : instead);
}

const kindOf = (node) => called(node.kind, node.kind);
const relationOf = (statement) => called(statement.r, statement.p);
const isEntity = (node) => node.entity !== false;
const manyOf = (node) => node.said.length + node.told.length;

// An element with attributes, listeners (functions) and children; a child that is no element becomes text.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== "" && child != null));
  return made;
}

function dot(node) {
  const hue = data.hues[node.kind];
  const made = el("span", { class: hue ? "dot" : node.kind === "Situation" ? "dot square situation" : "dot square" });
  if (hue) made.style.background = hue;
  return made;
}

// The manner in which a statement is drawn; the same order of questions as in the picture.
function mannerOf(statement) {
  if (statement.modality === "question" || statement.modality === "reported") return statement.modality;
  if (statement.modality === "hypothetical" || statement.if) return "conditional";
  return statement.holder ? "reported" : statement.modality;
}

// A statement as one line of text.
function inWords(statement) {
  const [s, o] = [data.nodes[statement.s], data.nodes[statement.o]];
  const not = statement.polarity === "negative" ? `${say("not")} ` : "";
  const end = o.kind === "Predicate" ? "" : ` ${o.label}`;
  return `${s.label} ${not}${relationOf(statement)}${end}`;
}
