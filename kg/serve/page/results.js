// Results: as a table, as lit edges, as files.
const SHOWN_ROWS = 200;
const ROW_FILES = [["CSV", "text/csv", "csv"], ["JSON", "application/sparql-results+json", "json"], ["TSV", "text/tab-separated-values", "tsv"]];
const TRIPLE_FILES = [["Turtle", "text/turtle", "ttl"], ["JSON-LD", "application/ld+json", "jsonld"], ["N-Triples", "application/n-triples", "nt"]];
const nameOfPrefix = Object.entries(data.prefixes).sort(([, a], [, b]) => b.length - a.length);
let asked = 0;

function request(query, accept) {
  const body = new URLSearchParams({ query });
  return fetch("sparql", { method: "POST", headers: { Accept: accept }, body });
}

async function runQuery() {
  const query = editor.value;
  const turn = (asked += 1);
  clearFault();
  byId("run").setAttribute("aria-busy", "true");
  byId("outcome").textContent = say("running");
  const start = performance.now();
  try {
    const answer = await request(query, "application/sparql-results+json, text/turtle;q=0.9");
    const told = await answer.text();
    if (turn !== asked) return;
    const time = Math.round(performance.now() - start);
    if (!answer.ok) return failed(told);
    remember(query);
    const cut = answer.headers.get("X-KG-Cut");
    if (answer.headers.get("Content-Type").startsWith("text/turtle")) showTurtle(told, time, cut);
    else showRows(JSON.parse(told), time, cut);
  } catch {
    if (turn === asked) failed("");
  } finally {
    if (turn === asked) byId("run").removeAttribute("aria-busy");
  }
}

function failed(told) {
  let error = { message: say("no server") };
  try {
    ({ error } = JSON.parse(told));
  } catch {
    // no answer of the endpoint: the server itself is gone
  }
  byId("outcome").textContent = "";
  byId("downloads").replaceChildren();
  byId("results").replaceChildren();
  showFault(error);
}

function outcome(word, count, time, cut, files) {
  byId("outcome").textContent = [say(word, { count }), `${time} ms`, cut ? say("cut", { count: cut }) : ""].filter(Boolean).join(" · ");
  const query = editor.value;
  byId("downloads").replaceChildren(...files.map(([name, type, ending]) =>
    el("button", { type: "button", class: "small", "aria-label": say("download", { name }), click: async () => {
      const answer = await request(query, type);
      save(`kg.${ending}`, await answer.blob(), type);
    } }, name)));
}

function shortened(iri) {
  const [name, start] = nameOfPrefix.find(([, begin]) => iri.startsWith(begin) && iri.length > begin.length) ?? [];
  return name ? `${name}:${iri.slice(start.length)}` : iri;
}

function cellOf(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  const [node, statement] = [nodeOf(term.value), statementOf(term.value)];
  if (node) return el("a", { href: `#${encodeURIComponent(node.name)}` }, node.label);
  if (statement) return el("a", { href: `#st:${statement.id}` }, inWords(statement));
  return shortened(term.value);
}

function showRows(told, time, cut) {
  if (told.boolean !== undefined) {
    outcome("answered", 1, time, null, ROW_FILES.slice(0, 2));
    byId("results").replaceChildren(el("p", { class: "truth" }, say(told.boolean ? "yes" : "no")));
    return lightAnswer([]);
  }
  const { head: { vars }, results: { bindings } } = told;
  outcome("rows", bindings.length, time, cut, ROW_FILES);
  const rows = bindings.slice(0, SHOWN_ROWS).map((row) => el("tr", {}, vars.map((name) => el("td", {}, cellOf(row[name])))));
  const table = el("table", {}, el("thead", {}, el("tr", {}, vars.map((name) => el("th", { scope: "col" }, name)))), el("tbody", {}, rows));
  const more = bindings.length - rows.length;
  byId("results").replaceChildren(table, more > 0 ? el("p", { class: "what" }, say("rows left", { count: more })) : "");
  lightRows(bindings);
}

// A row speaks of the statements it names, and of those between the entities that it names.
function lightRows(bindings) {
  const statements = new Set();
  const nodes = new Set();
  for (const row of bindings) {
    const terms = Object.values(row).filter((term) => term.type === "uri");
    terms.map((term) => statementOf(term.value)).filter(Boolean).forEach((statement) => statements.add(statement));
    const named = terms.map((term) => nodeOf(term.value)).filter(Boolean);
    named.forEach((node) => nodes.add(node));
    const between = named.flatMap((node) => node.said).filter((statement) => data.nodes[statement.o] !== data.nodes[statement.s] && named.includes(data.nodes[statement.o]));
    between.forEach((statement) => statements.add(statement));
  }
  lightAnswer([...statements], [...nodes]);
}

function showTurtle(told, time, cut) {
  const lines = told.split("\n").filter((line) => line && !line.startsWith("@prefix"));
  outcome("triples", lines.length, time, cut, TRIPLE_FILES);
  byId("results").replaceChildren(el("pre", { class: "turtle" }, told.split("\n").filter((line) => !line.startsWith("@prefix")).join("\n").trim()));
  const named = told.match(/\bst:[0-9a-f]{16}/g) ?? [];
  lightAnswer([...new Set(named)].map((name) => statementById.get(name.slice(3))).filter(Boolean));
}

byId("run").addEventListener("click", runQuery);
heard.spoken.push(() => {
  byId("run").textContent = say("run");
  byId("run").title = "Ctrl+Enter";
  byId("results").setAttribute("aria-label", say("results"));
});
