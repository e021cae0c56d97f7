// The card: all that is said of an entity, or one statement with its evidence.
const card = byId("card");

function top(title, ...before) {
  const close = el("button", { type: "button", class: "quiet", "aria-label": say("close"), click: () => go("") }, "✕");
  return el("div", { class: "top" }, before, el("h2", {}, title), close);
}

// The sentence with subject, predicate and object marked; what is marked is told to those who cannot see colours.
function sentenceOf(evidence) {
  const text = [...data.sentences[evidence.n]];
  const roles = { s: "subject", p: "predicate", o: "object" };
  const parts = [];
  let done = 0;
  for (const [start, end, role] of evidence.marks) {
    parts.push(text.slice(done, start).join(""));
    parts.push(el("mark", { class: role, title: say(roles[role]) }, text.slice(start, end).join("")));
    done = end;
  }
  parts.push(text.slice(done).join(""));
  return parts;
}

function line(statement) {
  const [s, o] = [data.nodes[statement.s], data.nodes[statement.o]];
  const relation = el("span", { class: `rel ${statement.polarity}` }, relationOf(statement));
  return [s.label, relation, o.kind === "Predicate" ? "" : o.label];
}

function tags(statement) {
  const found = [];
  if (statement.polarity === "negative") found.push(["negative", say("negative")]);
  if (statement.modality !== "asserted") found.push([statement.modality, say(statement.modality)]);
  for (const [words] of statement.if ?? []) found.push(["if", say("if", { condition: words })]);
  if (statement.holder) found.push(["reported", say("according to", { holder: statement.holder })]);
  if (!found.length) return "";
  return el("span", { class: "tags" }, found.map(([kind, words]) => el("span", { class: `tag ${kind}` }, words)));
}

function entry(statement) {
  const evidence = statement.evidence[0];
  return el("li", {}, el("button", { type: "button", class: "said", "data-statement": statement.id, click: () => go(`st:${statement.id}`) },
    el("span", { class: "line" }, line(statement)),
    tags(statement),
    evidence ? el("span", { class: "sentence" }, sentenceOf(evidence)) : ""));
}

function entries(word, statements) {
  return statements.length ? [el("h3", {}, say(word)), el("ul", {}, statements.map(entry))] : [];
}

const nodeButton = (node) =>
  el("li", {}, el("button", { type: "button", class: "said", click: () => go(node.name) }, 
    dot(node), ` ${node.label}`, el("span", { class: "n" }, String(manyOf(node)))));

function entityCard(node) {
  const about = [`${kindOf(node)} · ${say("statements of", { count: manyOf(node) })}`];
  if (!drawnNode(node)) about.push(` · ${say("not drawn")}`);
  card.replaceChildren(
    top(node.label, dot(node)),
    el("p", { class: "what" }, about),
    node.also?.length ? el("p", { class: "what" }, `${say("also called")}: ${node.also.join("、")}`) : "",
    ...entries("as subject", node.said),
    ...entries("as object", node.told.filter((statement) => statement.s !== statement.o)),
    ...(node.situations.length ? [el("h3", {}, say("part of")), el("ul", {}, node.situations.map(nodeButton))] : []),
  );
}

// The page of a PDF (its box in points from the upper left is the tip), or the paragraph of a Word file.
function sheetOf(evidence) {
  const told = evidence.page ? say("on page", { page: evidence.page }) : evidence.paragraph ? say("in paragraph", { paragraph: evidence.paragraph }) : "";
  return told ? [" · ", el("span", { class: "sheet", title: evidence.box ? evidence.box.join(", ") : null }, told)] : "";
}

function evidenceBlock(evidence) {
  const file = data.documents[evidence.d];
  const means = (evidence.means ?? []).map(([mention, label]) =>
    el("p", { class: "place" }, mention ? say("stands for", { mention, label }) : say("left out", { label })));
  return el("div", { class: "evidence" },
    el("h4", {}, say("sentence")),
    el("blockquote", { class: "repaired" }, sentenceOf(evidence)),
    means,
    el("h4", {}, say("raw")),
    el("p", { class: "raw" }, evidence.quote),
    el("p", { class: "place" }, file.title === file.file ? "" : `${file.title} · `,
      say("place", { file: file.file, start: evidence.at[0], end: evidence.at[1] }), sheetOf(evidence)),
    el("p", { class: "place" }, `${say("construction")}: ${evidence.by}`));
}

function fact(word, ...values) {
  return [el("h3", {}, say(word)), el("p", {}, values)];
}

const endButton = (node) => el("button", { type: "button", class: "link", click: () => go(node.name) }, node.label);

function statementCard(statement) {
  const [s, o] = [data.nodes[statement.s], data.nodes[statement.o]];
  const conditions = (statement.if ?? []).map(([words, id]) =>
    statementById.has(id) ? el("button", { type: "button", class: "link", click: () => go(`st:${id}`) }, words) : words);
  const level = statement.confidence.toFixed(2);
  card.replaceChildren(
    top(inWords(statement)),
    el("p", { class: "what" }, say(statement.polarity), " · ", say(statement.modality),
      statement.r && relationOf(statement) !== statement.p ? ` · ${statement.p}` : "", statement.r ? ` · ${statement.r}` : ""),
    el("p", {}, endButton(s), el("span", { class: `rel ${statement.polarity}` }, relationOf(statement)),
      o.kind === "Predicate" ? "" : endButton(o)),
    ...(conditions.length ? fact("condition", ...conditions.flatMap((part, n) => (n ? ["；", part] : [part]))) : []),
    ...(statement.holder ? fact("holder name", nodeByName.has(statement.holder) ? endButton(nodeByName.get(statement.holder)) : statement.holder) : []),
    el("p", { class: "what" }, say("confidence", { confidence: level }), " ",
      el("meter", { min: 0, max: 1, value: level, "aria-label": say("confidence", { confidence: level }) })),
    el("p", { class: "key" }, ["s", "p", "o"].map((role, n) => el("mark", { class: role }, say(["subject", "predicate", "object"][n])))),
    ...(statement.evidence.length ? statement.evidence.map(evidenceBlock) : [el("p", {}, say("no evidence"))]),
  );
}

function overview() {
  const most = data.nodes.filter((node) => data.hues[node.kind]).sort((a, b) => manyOf(b) - manyOf(a)).slice(0, 8);
  card.replaceChildren(
    el("p", {}, say("choose")),
    el("p", { class: "what" }, say("picture help")),
    el("h3", {}, say("most said")),
    el("ul", {}, most.map((node) => nodeButton(node))),
    el("h3", {}, say("documents")),
    el("ul", {}, data.documents.map((file) => el("li", {}, file.title === file.file ? file.file : `${file.title}（${file.file}）`))),
  );
}
