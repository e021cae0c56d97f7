// What is chosen stands behind the # of the address, so that it can be sent, marked and gone back from.
const LISTED = 200;
const narrow = matchMedia("(max-width: 760px)");

function chosenNow() {
  let name = "";
  try {
    name = decodeURIComponent(location.hash.slice(1));
  } catch {
    name = location.hash.slice(1);
  }
  if (name.startsWith("st:")) return { statement: statementById.get(name.slice(3)) };
  for (const [start, other] of alsoChosen) if (name.startsWith(start)) return { other: () => other(name.slice(start.length)) };
  return { node: nodeByName.get(name) };
}

function go(name) {
  if (name) location.hash = encodeURIComponent(name);
  else {
    history.pushState(null, "", location.pathname + location.search);
    route();
  }
}

function route() {
  const { node, statement, other } = chosenNow();
  const any = Boolean(node || statement || other);
  card.classList.toggle("open", any);
  document.body.classList.toggle("reading", any);
  if (narrow.matches && any) document.querySelector(".picture").scrollIntoView();
  if (node) lightNode(node);
  else if (statement) lightStatement(statement);
  else if (other) other();
  else {
    light([], []);
    overview();
  }
  card.scrollTop = 0;
  listEntities();
  tell("chosen", { node, statement });
}

function lightNode(node) {
  entityCard(node);
  const statements = [...node.said, ...node.told];
  const others = statements.flatMap((statement) => [data.nodes[statement.s], data.nodes[statement.o]]);
  const near = [...others, ...node.situations].map(drawnNode).filter(Boolean);
  const own = drawnNode(node);
  light(own ? [own] : [], [...near, ...statements.flatMap(drawnEdge)]);
  if (own) frame([own, ...near]);
}

function lightStatement(statement) {
  statementCard(statement);
  const ends = [data.nodes[statement.s], data.nodes[statement.o]].map(drawnNode).filter(Boolean);
  light(drawnEdge(statement), ends);
  frame(ends);
}

// The list beside the picture: what the search finds, as links that work without the picture.
function listEntities() {
  const query = byId("search").value;
  const asked = query.trim() !== "";
  const found = search(query).filter((node) => !node.off && (asked || isEntity(node)));
  const { node: chosen } = chosenNow();
  svg.classList.toggle("searching", asked && !location.hash);
  for (const g of svg.querySelectorAll(".found")) g.classList.remove("found");
  if (asked) found.forEach((node) => drawnNode(node)?.classList.add("found"));
  const items = found.slice(0, LISTED).map((node) => el("li", {},
    el("a", { href: `#${encodeURIComponent(node.name)}`, "aria-current": node === chosen ? "true" : false },
      dot(node), el("span", { class: "label" }, node.label),
      drawnNode(node) ? "" : el("span", { class: "how" }, say("not drawn")),
      el("span", { class: "n" }, String(manyOf(node))))));
  if (found.length > LISTED) items.push(el("li", { class: "how" }, say("more", { count: found.length - LISTED })));
  byId("list").replaceChildren(...items);
  const shown = say("shown", counts);
  byId("status").textContent = asked ? (found.length ? say("found", { count: found.length }) : say("none found")) : shown;
  return found;
}

function listStatements() {
  const items = data.statements.map((statement) => {
    const extra = [...(statement.if ?? []).map(([words]) => say("if", { condition: words }))];
    if (statement.holder) extra.push(say("according to", { holder: statement.holder }));
    return el("li", {}, [inWords(statement), ...extra].join(" · "));
  });
  byId("all").querySelector("h2").textContent = say("all statements");
  byId("all").querySelector("ol").replaceChildren(...items);
}

function sample(manner, negative) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const make = (tag, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const g = make("g", { class: manner === "about" ? "about" : `edge ${manner} ${negative ? "negative" : "positive"}` });
  g.append(make("path", { d: manner === "about" ? "M0 7H34" : "M0 7H25", "stroke-width": 1.5 }));
  if (negative) g.append(make("path", { d: "M19 1V13", "stroke-width": 2 }));
  if (manner !== "about") g.append(make("polygon", { points: "34,7 25.5,3.4 25.5,10.6" }));
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(g);
  return drawn;
}

function buildLegend() {
  const manners = counted(data.statements.map(mannerOf)).sort();
  const items = manners.map(([manner, count]) => el("li", {}, sample(manner), `${say(manner)} ${count}`));
  const denied = data.statements.filter((statement) => statement.polarity === "negative").length;
  if (denied) items.push(el("li", {}, sample("asserted", true), `${say("negative")} ${denied}`));
  if (data.nodes.some((node) => node.about)) items.push(el("li", {}, sample("about"), say("about")));
  const kinds = counted(data.nodes.map((node) => node.kind)).sort((a, b) => b[1] - a[1]);
  items.push(...kinds.map(([kind, count]) => el("li", {}, dot({ kind }), `${called(kind, kind)} ${count}`)));
  byId("legend").querySelector("summary").textContent = say("legend");
  byId("legend").querySelector("ul").replaceChildren(...items);
}

function buildZoom() {
  const buttons = [["+", "zoom in", () => zoom(1.4)], ["−", "zoom out", () => zoom(1 / 1.4)], ["⤢", "whole", showAll]];
  byId("zoom").replaceChildren(...buttons.map(([sign, word, click]) =>
    el("button", { type: "button", "aria-label": say(word), title: say(word), click }, sign)));
}

// Set every word of the page that is not part of the picture.
function speak() {
  const root = document.documentElement;
  root.lang = tongue ? "en" : "zh-Hans";
  byId("language").textContent = say("language");
  byId("language").lang = tongue ? "zh-Hans" : "en";
  byId("theme").textContent = root.dataset.theme === "dark" ? "☀" : "☾";
  for (const [id, word] of [["theme", "theme"], ["side", "entities"], ["card", "details"], ["search", "search"], ["zoom", "picture"], ["all", "all statements"]]) {
    byId(id).setAttribute("aria-label", say(word));
  }
  byId("search").placeholder = say("search hint");
  byId("skip").textContent = say("skip");
  svg.setAttribute("aria-label", `${say("picture")}: ${document.title}. ${say("picture help")}`);
  byId("totals").textContent = say("totals", data.totals);
  document.querySelectorAll(".note").forEach((note, number) => { note.textContent = data.notes[number][tongue]; });
  buildFilters();
  buildLegend();
  buildZoom();
  listStatements();
  tell("spoken");
  route();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "☀" : "☾";
}

function keyAnywhere(event) {
  if (event.key === "Escape" && location.hash) {
    const inCard = card.contains(document.activeElement);
    go("");
    if (inCard) (walking ? drawnNode(walking) : svg).focus();
  } else if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    byId("search").focus();
  }
}

function keyInSearch(event) {
  if (event.key === "Enter") {
    const [first] = listEntities();
    if (first) go(first.name);
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    byId("list").querySelector("a")?.focus();
  }
}

setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => setTheme(event.matches ? "dark" : "light"));
byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
byId("language").addEventListener("click", () => { tongue = 1 - tongue; speak(); });
byId("skip").addEventListener("click", () => svg.focus());
byId("search").addEventListener("input", () => listEntities());
byId("search").addEventListener("keydown", keyInSearch);
document.addEventListener("keydown", keyAnywhere);
addEventListener("hashchange", route);
addEventListener("popstate", route);
addEventListener("beforeprint", () => show({ ...full }));
if (narrow.matches) byId("legend").open = false;
begin();
speak();
