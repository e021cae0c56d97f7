// What is shown: by kind, polarity, modality, document and confidence.
const filters = { kind: new Set(), polarity: new Set(), modality: new Set(), document: new Set(), confidence: 0 };

const shows = (node) => !filters.kind.has(node.kind);
const showsStatement = (statement) =>
  !filters.polarity.has(statement.polarity) &&
  !filters.modality.has(statement.modality) &&
  statement.confidence >= filters.confidence &&
  (!statement.evidence.length || statement.evidence.some((evidence) => !filters.document.has(String(evidence.d)))) &&
  shows(data.nodes[statement.s]) &&
  shows(data.nodes[statement.o]);

function counted(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found];
}

function group(name, options, decorate) {
  const hidden = filters[name];
  const boxes = options.map(([value, count]) => {
    const box = el("input", { type: "checkbox", value, change: () => {
      if (box.checked) hidden.delete(value);
      else hidden.add(value);
      applyFilters();
    } });
    box.checked = !hidden.has(value);
    return el("label", { class: "check" }, box, decorate(value), el("span", { class: "n" }, String(count)));
  });
  return el("fieldset", {}, el("legend", {}, say(name)), boxes);
}

// The documents, and how many statements each of them makes.
function ofDocuments() {
  const made = data.statements.flatMap((statement) => [...new Set(statement.evidence.map((evidence) => String(evidence.d)))]);
  const counts = new Map(counted(made));
  return data.documents.map((_, number) => [String(number), counts.get(String(number)) ?? 0]);
}

function buildFilters() {
  const kinds = counted(data.nodes.map((node) => node.kind)).sort((a, b) => b[1] - a[1]);
  const slider = el("input", { type: "range", id: "confidence", min: 0, max: 1, step: 0.05, input: () => {
    filters.confidence = Number(slider.value);
    value.textContent = filters.confidence.toFixed(2);
    applyFilters();
  } });
  slider.value = filters.confidence;
  const value = el("output", { for: "confidence" }, filters.confidence.toFixed(2));
  const head = el("summary", {}, say("filters"));
  byId("filters").replaceChildren(
    head,
    group("kind", kinds, (kind) => [dot({ kind }), called(kind, kind)]),
    group("polarity", counted(data.statements.map((s) => s.polarity)), (polarity) => say(polarity)),
    group("modality", counted(data.statements.map((s) => s.modality)), (modality) => say(modality)),
    data.documents.length > 1 ? group("document", ofDocuments(), (number) => el("span", { class: "label" }, data.documents[number].title)) : "",
    el("div", { class: "range" }, el("label", { for: "confidence" }, `${say("confidence at least")} `), value, slider),
  );
}

// Hide what the filters exclude; a node that only hidden statements speak of is hidden with them.
function applyFilters() {
  const seen = new Set();
  let statements = 0;
  for (const statement of data.statements) {
    const on = showsStatement(statement);
    if (on) {
      statements += 1;
      seen.add(statement.s).add(statement.o);
    }
    drawnEdge(statement).forEach((drawn) => drawn.classList.toggle("off", !on));
  }
  for (const node of data.nodes) {
    node.off = !shows(node) || (manyOf(node) > 0 && !seen.has(node.number));
    drawnNode(node)?.classList.toggle("off", node.off);
  }
  for (const line of svg.querySelectorAll(".about")) line.classList.toggle("off", filters.kind.has("Situation"));
  counts = { entities: data.nodes.filter((node) => isEntity(node) && !node.off).length, statements };
  listEntities();
  tell("filtered");
}
let counts = data.totals;
