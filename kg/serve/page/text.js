// The text on the left: its sentences, with what they mention coloured by kind.
const textPane = byId("text");
const spoken = data.text;
const sentenceDrawn = new Map();
const sentencesOf = new Map();
spoken.forEach((sentence, number) => {
  for (const statement of sentence.statements) sentencesOf.set(statement, [...(sentencesOf.get(statement) ?? []), number]);
});

function mentionOf(words, node) {
  const link = el("a", { class: "mention", href: `#${encodeURIComponent(node.name)}`, tabindex: "-1", "data-node": node.number, title: kindOf(node) }, words);
  link.style.setProperty("--hue", data.hues[node.kind] ?? "var(--faint)");
  return link;
}

function wordsOf(sentence) {
  const signs = [...sentence.words];
  const parts = [];
  let done = 0;
  for (const [start, end, node] of sentence.mentions) {
    parts.push(signs.slice(done, start).join(""), mentionOf(signs.slice(start, end).join(""), data.nodes[node]));
    done = end;
  }
  return [...parts, signs.slice(done).join("")];
}

function sentenceElement(sentence, number) {
  const count = sentence.statements.length;
  const marker = el("button", { type: "button", class: "proves", tabindex: "-1", "aria-label": say("statements of", { count }) }, String(count));
  const made = el("span", { class: count ? "sentence telling" : "sentence", "data-sentence": number }, wordsOf(sentence), count ? marker : "");
  sentenceDrawn.set(number, made);
  return made;
}

// Paragraphs as they are in the document: neighbours of one number stand together.
function paragraphsOf(document) {
  const found = [];
  spoken.forEach((sentence, number) => {
    if (sentence.d !== document) return;
    const last = found.at(-1);
    if (last && sentence.p !== "" && last.p === sentence.p) last.parts.push(sentenceElement(sentence, number));
    else found.push({ p: sentence.p, role: sentence.role, parts: [sentenceElement(sentence, number)] });
  });
  return found.map(({ role, parts }) => el("p", { class: `paragraph ${role}` }, parts));
}

function buildText() {
  sentenceDrawn.clear();
  const articles = data.documents.map((file, number) => {
    const paragraphs = paragraphsOf(number);
    const head = data.documents.length > 1 ? el("h2", {}, file.title) : "";
    return el("article", { "data-document": number, "aria-label": file.title, lang: "zh-Hans" }, head,
      paragraphs.length ? paragraphs : el("p", { class: "what" }, say("no text")));
  });
  textPane.replaceChildren(...articles);
  textPane.querySelector(".proves")?.setAttribute("tabindex", "0");
  showDocuments();
}

// Several documents: a list to choose from; it is the same choice as in the filters.
function buildDocuments() {
  if (data.documents.length < 2) return;
  const boxes = ofDocuments().map(([number, count]) => {
    const box = el("input", { type: "checkbox", value: number, change: () => {
      if (box.checked) filters.document.delete(number);
      else filters.document.add(number);
      buildFilters();
      applyFilters();
    } });
    box.checked = !filters.document.has(number);
    return el("label", { class: "check" }, box, el("span", { class: "label" }, data.documents[number].title), el("span", { class: "n" }, String(count)));
  });
  const only = boxes.length > 6 ? { class: "documents" } : { class: "documents", open: true };
  byId("documents").replaceChildren(el("details", only, el("summary", {}, `${say("documents")} ${boxes.length}`), boxes));
}

function showDocuments() {
  for (const article of textPane.querySelectorAll("article")) article.hidden = filters.document.has(article.dataset.document);
  for (const box of byId("documents").querySelectorAll("input")) box.checked = !filters.document.has(box.value);
}

// Light up sentences, and bring the first of them before the eye.
function lightSentences(numbers) {
  for (const made of textPane.querySelectorAll(".lit")) made.classList.remove("lit");
  const made = [...new Set(numbers)].sort((a, b) => a - b).map((number) => sentenceDrawn.get(number)).filter(Boolean);
  made.forEach((one) => one.classList.add("lit"));
  scrollText(made[0]);
}

function scrollText(made) {
  if (!made || narrow.matches) return;
  const pane = byId("reading");
  const [box, room] = [made.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top >= room.top && box.bottom <= room.bottom) return;
  pane.scrollTo({ top: pane.scrollTop + box.top - room.top - room.height / 3, behavior: calm.matches ? "auto" : "smooth" });
}

function lightMentions(node) {
  for (const made of textPane.querySelectorAll(".mention.chosen")) made.classList.remove("chosen");
  if (!node) return;
  const mentions = [...textPane.querySelectorAll(`.mention[data-node="${node.number}"]`)];
  mentions.forEach((made) => made.classList.add("chosen"));
  const pane = byId("reading").getBoundingClientRect();
  const inView = mentions.some((made) => made.getBoundingClientRect().top > pane.top && made.getBoundingClientRect().bottom < pane.bottom);
  if (!inView) scrollText(mentions[0]);
}

// The card of a sentence: where it stands, and what is stated from it.
function showSentence(number) {
  const sentence = spoken[number];
  if (!sentence) return light([], []);
  const statements = sentence.statements.map((place) => data.statements[place]);
  const file = data.documents[sentence.d];
  card.replaceChildren(
    top(say("sentence here")),
    el("blockquote", { class: "repaired", lang: "zh-Hans" }, sentence.words),
    el("p", { class: "what" }, say("place", { file: file.file, start: sentence.at[0], end: sentence.at[1] })),
    ...(statements.length ? entries("stated here", statements) : [el("p", {}, say("nothing stated"))]),
  );
  lightStatements(statements);
  lightSentences([Number(number)]);
}
alsoChosen.set("at:", showSentence);

// One tab stop for the whole text: arrows walk from sentence to sentence.
function walkText(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const here = event.target.closest(".proves");
  if (!step || !here) return;
  const stops = [...textPane.querySelectorAll("article:not([hidden]) .proves")];
  const next = stops[stops.indexOf(here) + step];
  if (!next) return;
  event.preventDefault();
  here.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

textPane.addEventListener("keydown", walkText);
textPane.addEventListener("click", (event) => {
  if (event.target.closest("a")) return;
  const made = event.target.closest("[data-sentence]");
  if (made && !String(getSelection())) go(`at:${made.dataset.sentence}`);
});
heard.spoken.push(() => { buildText(); buildDocuments(); });
heard.filtered.push(showDocuments);
heard.chosen.push(({ node, statement }) => {
  lightMentions(node);
  if (statement) lightSentences(sentencesOf.get(statement.number) ?? []);
  else if (node || !location.hash) lightSentences([]);
});
