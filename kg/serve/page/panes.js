// The frame: tabs on the left, the export of the whole graph, and what the parts are called.
const tabs = { "text-tab": "reading", "side-tab": "side" };
const FILES = [["Turtle", "ttl"], ["N-Triples", "nt"], ["JSON-LD", "jsonld"], ["RDF/XML", "rdf"]];

function openTab(chosen) {
  for (const [tab, panel] of Object.entries(tabs)) {
    byId(tab).setAttribute("aria-selected", String(tab === chosen));
    byId(tab).setAttribute("tabindex", tab === chosen ? "0" : "-1");
    byId(panel).hidden = tab !== chosen;
  }
}

function keyInTabs(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = Object.keys(tabs).find((tab) => byId(tab).getAttribute("aria-selected") === "false");
  openTab(other);
  byId(other).focus();
}

for (const tab of Object.keys(tabs)) byId(tab).addEventListener("click", () => openTab(tab));
byId("tabs").addEventListener("keydown", keyInTabs);
byId("search").addEventListener("input", () => openTab("side-tab"));
document.addEventListener("click", (event) => {
  if (!event.target.closest("#export")) byId("export").open = false;
});
heard.spoken.push(() => {
  byId("text-tab").textContent = say("text");
  byId("side-tab").textContent = say("entities");
  byId("tabs").setAttribute("aria-label", say("left"));
  byId("export").querySelector("summary").textContent = say("export");
  byId("export").querySelector("ul").replaceChildren(...FILES.map(([name, ending]) =>
    el("li", {}, el("a", { href: `graph?default&format=${ending}`, download: `graph.${ending}` }, name))));
});
