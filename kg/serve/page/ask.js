// The question box: the answer, its sentences, its edges, and the SPARQL that found it.
let questions = 0;
let answered = ""; // the question whose answer is shown

// Once more in the other language of the page, an answer leaves the query as it is: it may have been changed.
async function askQuestion(event, again = false) {
  event?.preventDefault();
  const question = byId("question").value.trim();
  if (!question) return;
  const turn = (questions += 1);
  answered = question;
  byId("answer").replaceChildren(el("p", { class: "what" }, say("running")));
  let told;
  try {
    const answer = await fetch(`ask?q=${encodeURIComponent(question)}&lang=${tongue ? "en" : "zh"}`, { headers: { Accept: "application/json" } });
    told = await answer.json();
  } catch {
    told = { error: { message: say("no server") } };
  }
  if (turn !== questions) return;
  if (told.error) byId("answer").replaceChildren(el("p", { class: "fault" }, (!tongue && told.error.zh) || told.error.message));
  else showAnswer(told, again);
}

function showAnswer(told, again) {
  const parts = told.answers.map(answerItem);
  if (!told.answers.length) parts.push(el("p", {}, told.message || say("not in the graph")));
  byId("answer").replaceChildren(
    ...parts,
    told.interpretation ? el("p", { class: "what" }, say("read as", { words: told.interpretation })) : "",
    ...told.alternatives.map((words) => el("p", { class: "what" }, say("or", { words }))),
  );
  if (told.sparql && !again) setQuery(told.sparql);
  const statements = told.answers.map((item) => statementOf(item.statement)).filter(Boolean);
  const nodes = told.answers.map((item) => nodeOf(item.iri)).filter(Boolean);
  lightAnswer(statements, nodes);
  if (!statements.length) lightSentences(told.answers.flatMap((item) => item.evidence).map(placeOf).filter((place) => place >= 0));
}

// The sentence of the text that a piece of evidence stands in.
function placeOf(piece) {
  return spoken.findIndex((sentence) => sentence.words === piece.sentence && sentence.at[0] <= piece.start && piece.start < sentence.at[1]);
}

function answerItem(item) {
  const [node, statement] = [nodeOf(item.iri), statementOf(item.statement)];
  const label = node ? el("button", { type: "button", class: "link", click: () => go(node.name) }, item.label) : item.label;
  const sentences = [...new Map(item.evidence.map((piece) => [piece.sentence || piece.quote, piece]))].slice(0, 3);
  return el("div", { class: "item" }, el("h2", {}, label), sentences.map(([words, piece]) => {
    const place = placeOf(piece);
    const click = () => (statement ? go(`st:${statement.id}`) : place >= 0 ? go(`at:${place}`) : null);
    return el("button", { type: "button", class: "said", click }, el("span", { class: "sentence-of" }, words));
  }));
}

// Questions that the graph can answer, made of what it says most plainly of what it speaks of most.
// Behind 让 or 使 stands who is made to do something: 让什么？ asks for nothing.
function suggestions() {
  const plain = data.statements.filter((statement) => statement.r && statement.polarity === "positive" && statement.modality === "asserted" &&
    !statement.if && !statement.holder && /^[\p{Script=Han}]{2,5}(?<![让使令])$/u.test(statement.p) && isEntity(data.nodes[statement.s]) && data.nodes[statement.s].kind !== "Concept" &&
    isEntity(data.nodes[statement.o]) && data.nodes[statement.s].label.length <= 6);
  const weight = (statement) => (statement.p.length > 2 ? 1000 : 0) + manyOf(data.nodes[statement.s]) + manyOf(data.nodes[statement.o]);
  plain.sort((a, b) => weight(b) - weight(a) || a.number - b.number);
  return [...new Map(plain.reverse().map((statement) => [statement.s, `${data.nodes[statement.s].label}${statement.p}什么？`])).values()].reverse().slice(0, 3);
}

function suggest() {
  byId("answer").replaceChildren(el("p", { class: "chips" }, suggestions().map((question) =>
    el("button", { type: "button", class: "small", lang: "zh-Hans", click: () => { byId("question").value = question; askQuestion(); } }, question))));
}
suggest();

byId("question-form").addEventListener("submit", askQuestion);
heard.spoken.push(() => {
  const [first] = [...data.nodes].filter(isEntity).sort((a, b) => manyOf(b) - manyOf(a));
  byId("question").placeholder = first ? say("question hint", { name: first.label }) : say("question");
  byId("question").setAttribute("aria-label", say("question"));
  byId("ask").textContent = say("ask");
  byId("asking").setAttribute("aria-label", say("ask"));
  byId("querying").setAttribute("aria-label", "SPARQL");
  if (answered && byId("question").value.trim() === answered) askQuestion(null, true);
});
