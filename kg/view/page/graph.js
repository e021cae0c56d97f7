// The picture: zoom, pan, walk with the arrow keys, and show what is near the chosen thing.
const svg = byId("graph");
const nodesDrawn = new Map([...svg.querySelectorAll("[data-node]")].map((g) => [Number(g.dataset.node), g]));
const edgesDrawn = new Map();
for (const g of svg.querySelectorAll("[data-edge]")) {
  const number = Number(g.dataset.edge);
  edgesDrawn.set(number, [...(edgesDrawn.get(number) ?? []), g]);
}
const drawnNode = (node) => nodesDrawn.get(node.number);
const drawnEdge = (statement) => edgesDrawn.get(statement.number) ?? [];
const whole = svg.viewBox.baseVal;
const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
let view = { ...full };
const calm = matchMedia("(prefers-reduced-motion: reduce)");

for (const line of svg.querySelectorAll(".edge > path:first-of-type")) {
  const hit = line.cloneNode();
  hit.setAttribute("class", "hit");
  line.parentNode.append(hit);
}

function show(next) {
  view = next;
  svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const scale = Math.min(svg.clientWidth / view.width, svg.clientHeight / view.height);
  svg.classList.toggle("far", scale < 0.6);
  svg.classList.toggle("farther", scale < 0.5);
  svg.style.setProperty("--grow", Math.min(Math.max(0.75 / scale, 1), 2.6).toFixed(2));
}

// Move the view there, gently unless the reader asked for calm.
let moving = 0;
function glide(goal) {
  cancelAnimationFrame(moving);
  if (calm.matches) return show(goal);
  const from = { ...view };
  const start = performance.now();
  const step = (now) => {
    const share = Math.min(1, (now - start) / 240);
    const eased = 1 - (1 - share) ** 3;
    const mix = (key) => from[key] + (goal[key] - from[key]) * eased;
    show({ x: mix("x"), y: mix("y"), width: mix("width"), height: mix("height") });
    if (share < 1) moving = requestAnimationFrame(step);
  };
  moving = requestAnimationFrame(step);
}

function zoom(factor, clientX, clientY) {
  const box = svg.getBoundingClientRect();
  const at = toDrawing(clientX ?? box.left + box.width / 2, clientY ?? box.top + box.height / 2);
  const width = Math.min(Math.max(view.width / factor, 120), full.width * 3);
  const ratio = width / view.width;
  show({ x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio, width, height: view.height * ratio });
}

function toDrawing(x, y) {
  return new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
}

// Show some things large enough to read, with room around them.
function frame(shapes) {
  const boxes = shapes.filter(Boolean).map((shape) => shape.getBBox());
  if (!boxes.length) return;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const aspect = svg.clientWidth / Math.max(svg.clientHeight, 1);
  const width = Math.max(right - left + 80, (bottom - top + 80) * aspect, svg.clientWidth / 1.35);
  const height = width / aspect;
  glide({ x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height });
}

const showAll = () => glide({ ...full });

// Where the whole would be too small to read, begin at the node most spoken of.
function begin() {
  show({ ...full });
  const scale = Math.min(svg.clientWidth / full.width, svg.clientHeight / full.height);
  const centre = [...data.nodes].filter(drawnNode).sort((a, b) => manyOf(b) - manyOf(a))[0];
  if (scale >= 0.5 || !centre) return;
  const box = drawnNode(centre).getBBox();
  const width = svg.clientWidth / 0.62;
  const height = svg.clientHeight / 0.62;
  const within = (middle, size, start, whole) =>
    (size >= whole ? start + (whole - size) / 2 : Math.min(Math.max(middle - size / 2, start), start + whole - size));
  const x = within(box.x + box.width / 2, width, full.x, full.width);
  const y = within(box.y + box.height / 2, height, full.y, full.height);
  show({ x, y, width, height });
}

// Light up what is chosen and what is near it; nothing chosen lights everything.
function light(chosen, near) {
  for (const g of svg.querySelectorAll(".chosen, .near")) g.classList.remove("chosen", "near");
  svg.classList.toggle("choosing", Boolean(chosen.length));
  chosen.forEach((g) => g.classList.add("chosen"));
  near.forEach((g) => g.classList.add("near"));
}

// One tab stop for the whole picture; arrows walk to the nearest node that way.
let walking = null;
function focusNode(node) {
  const g = node && drawnNode(node);
  if (!g) return;
  if (walking) drawnNode(walking).setAttribute("tabindex", "-1");
  walking = node;
  g.setAttribute("tabindex", "0");
  svg.setAttribute("tabindex", "-1");
  g.focus({ preventScroll: true });
  keepInView(g);
}

function keepInView(g) {
  const [box, pane] = [g.getBoundingClientRect(), svg.getBoundingClientRect()];
  const inside = box.left > pane.left && box.right < pane.right && box.top > pane.top && box.bottom < pane.bottom;
  if (inside) return;
  const at = middleOf(g);
  glide({ ...view, x: at.x - view.width / 2, y: at.y - view.height / 2 });
}

function middleOf(g) {
  const box = g.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function walk(right, down) {
  const here = middleOf(drawnNode(walking));
  let best = null;
  for (const [number, g] of nodesDrawn) {
    if (number === walking.number || g.classList.contains("off")) continue;
    const at = middleOf(g);
    const along = (at.x - here.x) * right + (at.y - here.y) * down;
    const aside = Math.abs((at.x - here.x) * down) + Math.abs((at.y - here.y) * right);
    if (along > 4 && along + 2 * aside < (best?.cost ?? Infinity)) best = { number, cost: along + 2 * aside };
  }
  if (best) focusNode(data.nodes[best.number]);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function keyInPicture(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (arrow) {
    if (walking) walk(...arrow);
    else focusNode(data.nodes.filter((node) => drawnNode(node) && !node.off).sort((a, b) => manyOf(b) - manyOf(a))[0]);
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") showAll();
  else if (event.key === "Enter" || event.key === " ") {
    const at = event.target.closest("[data-node], [data-edge]");
    if (!at) return;
    choose(at);
    byId("card").focus();
  } else return;
  event.preventDefault();
}

function choose(g) {
  if (g.dataset.node) go(data.nodes[g.dataset.node].name);
  else go(`st:${data.statements[g.dataset.edge].id}`);
}

// One pointer drags, two pinch; a press that does not move chooses.
const pointers = new Map();
let moved = 0;
function onPointer(event) {
  if (event.type === "pointerdown") {
    pointers.set(event.pointerId, event);
    moved = 0;
    return;
  }
  const before = pointers.get(event.pointerId);
  if (!before) return;
  if (event.type === "pointermove") {
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    const others = [...pointers.values()].filter((other) => other.pointerId !== event.pointerId);
    if (others.length) {
      const [other] = others;
      const gap = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      zoom(gap(event) / Math.max(gap(before), 1), other.clientX, other.clientY);
    } else if (moved > 4) {
      svg.classList.add("dragging");
      const scale = view.width / svg.clientWidth > view.height / svg.clientHeight ? view.width / svg.clientWidth : view.height / svg.clientHeight;
      show({ ...view, x: view.x - dx * scale, y: view.y - dy * scale });
    }
    pointers.set(event.pointerId, event);
    return;
  }
  pointers.delete(event.pointerId);
  svg.classList.remove("dragging");
}

svg.addEventListener("keydown", keyInPicture);
for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) svg.addEventListener(kind, onPointer);
svg.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), event.clientX, event.clientY);
}, { passive: false });
svg.addEventListener("click", (event) => {
  if (moved > 4) return;
  const at = event.target.closest("[data-node], [data-edge]");
  if (at) choose(at);
  else if (location.hash) go("");
});
svg.addEventListener("pointerover", (event) => {
  const at = event.target.closest("[data-edge]");
  const hint = byId("hint");
  hint.classList.toggle("on", Boolean(at) && event.pointerType === "mouse");
  if (!at) return;
  hint.textContent = inWords(data.statements[at.dataset.edge]);
  const pane = svg.getBoundingClientRect();
  hint.style.left = `${Math.min(event.clientX - pane.left + 12, pane.width - 240)}px`;
  hint.style.top = `${event.clientY - pane.top + 14}px`;
});
svg.addEventListener("pointerleave", () => byId("hint").classList.remove("on"));
