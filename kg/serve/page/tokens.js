// SPARQL in colours: enough of its grammar to tell words, names, variables, strings and comments apart.
const KEYWORDS = new Set(("select ask construct describe prefix base distinct reduced where from named order group by having limit offset asc desc " +
  "optional minus union graph filter bind values as in not exists undef count sum min max avg sample group_concat separator str lang langmatches " +
  "datatype bound iri uri if coalesce regex replace contains strstarts strends strbefore strafter strlen substr ucase lcase concat isiri isliteral " +
  "isblank isnumeric abs ceil floor round year month day now true false a").split(" "));
const GRAMMAR = new RegExp([
  "(?<comment>#[^\\n]*)",
  "(?<iri><[^\\s<>\"{}|^`\\\\]*>)",
  "(?<string>\"\"\"[\\s\\S]*?\"\"\"|'''[\\s\\S]*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
  "(?<variable>[?$][\\p{L}\\p{N}_]+)",
  "(?<name>[\\p{L}][\\p{L}\\p{N}_.-]*:[\\p{L}\\p{N}_:.·-]*|:[\\p{L}\\p{N}_][\\p{L}\\p{N}_:.·-]*)",
  "(?<number>\\d+(?:\\.\\d+)?)",
  "(?<word>[\\p{L}][\\p{L}\\p{N}_-]*)",
  "(?<sign>[\\s\\S])",
].join("|"), "gu");

function* tokensOf(query) {
  for (const { groups, index } of query.matchAll(GRAMMAR)) {
    const [kind, text] = Object.entries(groups).find(([, found]) => found !== undefined);
    yield { kind: kind === "word" && KEYWORDS.has(text.toLowerCase()) ? "keyword" : kind, text, index };
  }
}

// The query as coloured pieces; what is wrong at a place, if anything, is marked there.
function coloured(query, fault) {
  const made = document.createDocumentFragment();
  for (const { kind, text, index } of tokensOf(query)) {
    const wrong = fault && index < fault.end && index + text.length > fault.start;
    if (kind === "sign" && !wrong) made.append(text);
    else made.append(el("span", { class: wrong ? `${kind} fault` : kind }, text));
  }
  if (fault && fault.start >= query.length) made.append(el("span", { class: "fault" }, " "));
  made.append("\n");
  return made;
}
