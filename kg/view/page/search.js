// Search by Chinese, English, pinyin and the initials of pinyin, in any mixture: zhifb, zfb and 支f all find 支付宝.
const readings = new Map(Object.entries(data.syllables).map(([sign, all]) => [sign, all.split(" ")]));

// Whether typed letters spell the characters of a label from a place on; each takes at least its first letter.
function spells(signs, place, typed) {
  if (!typed) return true;
  if (place === signs.length) return false;
  const sign = signs[place].toLowerCase();
  if (typed.startsWith(sign)) return spells(signs, place + 1, typed.slice(sign.length));
  for (const reading of readings.get(signs[place]) ?? []) {
    let shared = 0;
    while (shared < reading.length && typed[shared] === reading[shared]) shared += 1;
    for (let taken = shared; taken > 0; taken -= 1) {
      if (spells(signs, place + 1, typed.slice(taken))) return true;
    }
  }
  return false;
}

// How well a node answers a query: 0 is best, null is not at all.
function rank(node, query) {
  const label = node.label.toLowerCase();
  if (label === query) return 0;
  if (label.startsWith(query)) return 1;
  if (label.includes(query)) return 2;
  if ((node.also ?? []).some((name) => name.toLowerCase().includes(query))) return 3;
  const typed = query.replaceAll("ü", "v").replace(/[\s']/g, "");
  const signs = [...node.label];
  if (spells(signs, 0, typed)) return 4;
  if (typed.length < 2) return null;
  return signs.some((_, place) => place > 0 && spells(signs, place, typed)) ? 5 : null;
}

// The nodes that answer a query, the best first; all that something is said of for an empty one.
function search(query) {
  const wanted = query.trim().toLowerCase();
  const found = [];
  for (const node of data.nodes) {
    const place = wanted ? rank(node, wanted) : 0;
    if (place !== null) found.push([place, node]);
  }
  found.sort(([a, one], [b, other]) => a - b || manyOf(other) - manyOf(one) || one.number - other.number);
  return found.map(([, node]) => node);
}
