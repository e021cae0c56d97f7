// What an answer speaks of, lit in the graph and in the text.
const nodeOfThing = new Map(Object.entries(data.things).map(([local, number]) => [data.prefixes.e + local, data.nodes[number]]));
const nodeOf = (iri) => nodeOfThing.get(iri);
const statementOf = (iri) => (iri?.startsWith(data.statement) ? statementById.get(iri.slice(data.statement.length)) : undefined);

function lightStatements(statements, nodes = []) {
  const ends = [...nodes, ...statements.flatMap((statement) => [data.nodes[statement.s], data.nodes[statement.o]])];
  const near = [...new Set(ends)].map(drawnNode).filter(Boolean);
  light(statements.flatMap(drawnEdge), near);
  svg.classList.toggle("choosing", Boolean(statements.length || near.length));
  if (near.length) frame(near);
}

// An answer takes the place of what was chosen before.
function lightAnswer(statements, nodes = []) {
  if (location.hash) go("");
  lightStatements(statements, nodes);
  lightSentences(statements.flatMap((statement) => sentencesOf.get(statement.number) ?? []));
}
