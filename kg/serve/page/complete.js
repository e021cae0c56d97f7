// Completion: prefixes, properties, classes, entities and words of SPARQL, by name, label or pinyin.
const OFFERED = 12;
const WORDS_OFFERED = "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS VALUES BIND ORDER BY GROUP BY LIMIT ASK CONSTRUCT COUNT CONTAINS STR LANG EXISTS".split(" ");
const PLAIN = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_·-]*[\p{L}\p{N}_-])?$/u;

// An entity as a query names it.
function written(local) {
  return PLAIN.test(local) ? `e:${local}` : `<${data.prefixes.e}${local}>`;
}
const localOf = new Map(Object.entries(data.things).map(([local, number]) => [number, local]));

function fits(typed, ...names) {
  const places = names.filter(Boolean).map((name) => name.toLowerCase().indexOf(typed)).filter((place) => place >= 0);
  return places.length ? Math.min(...places) : -1;
}

function termsFor(typed, terms, kind) {
  return terms.map(([name, zh, en]) => ({ place: fits(typed, name, zh, en), text: `kg:${name}`, said: tongue ? en : zh, kind }))
    .filter((offer) => offer.place >= 0)
    .sort((a, b) => a.place - b.place || a.text.length - b.text.length);
}

function entitiesFor(typed) {
  return search(typed).filter(isEntity).slice(0, OFFERED).map((node) => {
    const local = localOf.get(node.number);
    return local === undefined ? null : { text: written(local), said: `${kindOf(node)}${node.label === local ? "" : ` ${node.label}`}`, kind: "entity" };
  }).filter(Boolean);
}

// What can be put in place of the word before the caret.
function offersFor(word, force) {
  const [, prefix, rest] = /^(?:([\p{L}][\p{L}\p{N}_.-]*)?:)?(.*)$/u.exec(word);
  const typed = rest.toLowerCase();
  if (word.startsWith("?") || word.startsWith("$")) {
    const known = new Set([...tokensOf(editor.value)].filter(({ kind, text }) => kind === "variable" && text !== word).map(({ text }) => text));
    return [...known].filter((name) => name.startsWith(word)).map((text) => ({ text, said: "", kind: "variable" }));
  }
  if (prefix === "kg") return [...termsFor(typed, data.properties, "property"), ...termsFor(typed, data.classes, "class")];
  if (prefix === "e") return entitiesFor(rest);
  if (prefix !== undefined || (!typed && !force)) return [];
  const prefixes = Object.entries(data.prefixes).filter(([name]) => name.startsWith(typed)).map(([name, iri]) => ({ text: `${name}:`, said: iri, kind: "prefix" }));
  const words = WORDS_OFFERED.filter((name) => typed && name.toLowerCase().startsWith(typed)).map((text) => ({ text, said: "", kind: "keyword" }));
  if (!typed) return prefixes;
  const terms = termsFor(typed, data.properties, "property");
  if (/^[a-z]+$/.test(typed)) return [...words, ...prefixes, ...terms.slice(0, 4), ...entitiesFor(rest)];
  const same = terms.filter(({ said }) => said === rest);
  return [...same, ...entitiesFor(rest).slice(0, 6), ...terms.filter((term) => !same.includes(term))];
}
