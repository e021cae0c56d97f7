// The SPARQL editor: line numbers, colours, completion, errors at their place, examples, history.
const editor = byId("query");
const offersList = byId("offers");
let fault = null;
let offers = [];
let picked = 0;

function paint() {
  const lines = editor.value.split("\n").length;
  byId("gutter").textContent = Array.from({ length: lines }, (_, place) => place + 1).join("\n");
  byId("colours").replaceChildren(coloured(editor.value, fault));
  follow();
}

function follow() {
  byId("colours").style.transform = `translate(${-editor.scrollLeft}px, ${-editor.scrollTop}px)`;
  byId("gutter").style.transform = `translateY(${-editor.scrollTop}px)`;
}

function setQuery(query) {
  editor.value = query;
  editor.scrollTop = 0;
  clearFault();
}

// Lines and columns of an error count characters, those of the textarea count units of UTF-16.
function showFault(error) {
  const message = tongue ? error.message : error.zh ?? error.message;
  if (!error.line) {
    byId("fault").textContent = message;
    return;
  }
  const lines = editor.value.split("\n");
  const before = lines.slice(0, error.line - 1).join("\n").length + (error.line > 1 ? 1 : 0);
  const start = before + [...(lines[error.line - 1] ?? "")].slice(0, error.column - 1).join("").length;
  fault = { start, end: start + Math.max(1, error.width ?? 1) };
  byId("fault").textContent = say("fault", { line: error.line, column: error.column, message });
  editor.setAttribute("aria-invalid", "true");
  paint();
}

function clearFault() {
  fault = null;
  byId("fault").textContent = "";
  editor.removeAttribute("aria-invalid");
  paint();
}

function wordBefore() {
  const text = editor.value.slice(0, editor.selectionStart);
  return /[?$]?[\p{L}\p{N}_:.·-]*$/u.exec(text)[0];
}

function offer(force) {
  const word = wordBefore();
  offers = editor.selectionStart === editor.selectionEnd ? offersFor(word, force).filter(({ text }) => text !== word).slice(0, OFFERED) : [];
  picked = 0;
  showOffers();
}

function showOffers() {
  offersList.hidden = !offers.length;
  offersList.replaceChildren(...offers.map(({ text, said, kind }, place) =>
    el("li", { role: "option", id: `offer-${place}`, "aria-selected": String(place === picked), pointerdown: (event) => { event.preventDefault(); take(place); } },
      el("span", { class: kind }, text), said ? el("span", { class: "what" }, ` ${said}`) : "")));
  if (!offers.length) return editor.removeAttribute("aria-activedescendant");
  editor.setAttribute("aria-activedescendant", `offer-${picked}`);
  byId(`offer-${picked}`).scrollIntoView({ block: "nearest" });
  placeOffers();
}

// Below the word that is being written, or above it where there is no room below.
function placeOffers() {
  const before = editor.value.slice(0, editor.selectionStart - wordBefore().length);
  const line = before.split("\n").length;
  const ruler = el("span", { class: "ruler" }, before.slice(before.lastIndexOf("\n") + 1));
  byId("colours").append(ruler);
  const left = ruler.getBoundingClientRect().width - editor.scrollLeft + 10;
  ruler.remove();
  const height = parseFloat(getComputedStyle(editor).lineHeight);
  const bottom = line * height - editor.scrollTop + 10;
  const sheet = editor.getBoundingClientRect();
  const below = innerHeight - sheet.top - bottom;
  const up = below < offersList.offsetHeight && sheet.top + bottom - height > offersList.offsetHeight;
  offersList.style.left = `${Math.max(0, Math.min(left, sheet.width - offersList.offsetWidth - 4))}px`;
  offersList.style.top = `${up ? bottom - height - offersList.offsetHeight - 4 : bottom}px`;
}

function hideOffers() {
  offers = [];
  showOffers();
}

function take(place) {
  const { text, kind } = offers[place];
  const end = editor.selectionStart;
  editor.setRangeText(kind === "prefix" ? text : `${text} `, end - wordBefore().length, end, "end");
  clearFault();
  if (kind === "prefix") offer();
  else hideOffers();
  editor.focus();
}

function keyInOffers(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    picked = (picked + step + offers.length) % offers.length;
    showOffers();
  } else if (event.key === "Enter" || event.key === "Tab") take(picked);
  else if (event.key === "Escape") hideOffers();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function keyInEditor(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    hideOffers();
    runQuery();
  } else if (event.key === " " && event.ctrlKey) {
    event.preventDefault();
    offer(true);
  } else if (offers.length) keyInOffers(event);
}

function fill(select, word, items) {
  const first = el("option", { value: "" }, say(word));
  select.replaceChildren(first, ...items.map((text, place) => el("option", { value: place }, text)));
  select.setAttribute("aria-label", say(word));
  select.hidden = !items.length;
}

const HISTORY = "kg history";
function remember(query) {
  keep(HISTORY, [query, ...kept(HISTORY).filter((other) => other !== query)].slice(0, 30));
  buildHistory();
}

function buildHistory() {
  const first = (query) => query.split("\n").find((line) => line.trim() && !/^\s*(#|PREFIX)/i.test(line)) ?? query;
  fill(byId("history"), "history", kept(HISTORY).map((query) => first(query).trim().slice(0, 60)));
}

const FIRST = `SELECT ?subject ?property ?object {
  ?statement rdf:subject ?subject ;
             rdf:predicate ?property ;
             rdf:object ?object
} LIMIT 50`;
setQuery(FIRST);

editor.addEventListener("input", () => { clearFault(); offer(); });
editor.addEventListener("scroll", follow);
editor.addEventListener("keydown", keyInEditor);
editor.addEventListener("blur", hideOffers);
byId("examples").addEventListener("change", ({ target }) => {
  if (target.value !== "") setQuery(data.examples[target.value][2]);
  target.value = "";
  editor.focus();
});
byId("history").addEventListener("change", ({ target }) => {
  if (target.value !== "") setQuery(kept(HISTORY)[target.value]);
  target.value = "";
  editor.focus();
});
heard.spoken.push(() => {
  fill(byId("examples"), "examples", data.examples.map((example) => example[tongue]));
  buildHistory();
  editor.setAttribute("aria-label", say("query"));
  offersList.setAttribute("aria-label", say("offers"));
});
