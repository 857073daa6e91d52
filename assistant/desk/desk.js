// Runs once, with `element` and `trigger` of the bus component. Knows no text and no data:
// what to do stands in data-act of what was pressed; what to show comes from the server.
const pane = (name) => document.querySelector("#yj-" + name);
const within = (root, selector, value) =>
  [...root.querySelectorAll(selector)].find((node) => node.dataset.clause === value);

const narrow = () => matchMedia("(max-width: 760px)").matches;

function view(name) {
  document.querySelector("#yj-desk").dataset.view = name;
  for (const tab of document.querySelectorAll(".yj-tabs [data-view]"))
    tab.setAttribute("aria-selected", String(tab.dataset.view === name));
}

function show(node) {
  if (!node) return;
  const scroller = node.closest("#yj-sources, #yj-document, #yj-library");
  const top = node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const covered = scroller === pane("document") ? pane("here").offsetHeight + 12 : 0;
  const target = scroller.scrollTop + top - Math.max(scroller.clientHeight / 4, covered);
  scroller.scrollTo({ top: target, behavior: calm ? "auto" : "smooth" });
}

function focusOn(node) {
  for (const old of document.querySelectorAll(".is-focus")) old.classList.remove("is-focus");
  if (!node) return;
  node.classList.add("is-focus");
  show(node);
}

let chosen = { turn: "", cite: "" };

function markCitation() {
  const root = pane("sources").querySelector(".yj-sources");
  if (!root) return null;
  let first = null;
  for (const mark of root.querySelectorAll("mark[data-keys]")) {
    const on =
      root.dataset.turn === chosen.turn && mark.dataset.keys.split(" ").includes(chosen.cite);
    mark.classList.toggle("on", on);
    if (on && !first) first = mark;
  }
  for (const cite of document.querySelectorAll(".cite"))
    cite.classList.toggle(
      "on", cite.dataset.turn === chosen.turn && cite.dataset.cite === chosen.cite);
  return first;
}

function showCitation(turn, cite) {
  chosen = { turn, cite };
  view("sources");
  const first = markCitation();
  if (!first) return false;
  focusOn(first.closest(".yj-card"));
  show(first);
  return true;
}

function showCard(turn, clause) {
  view("sources");
  const root = pane("sources").querySelector(".yj-sources");
  const card = root && root.dataset.turn === turn && within(root, ".yj-card", clause);
  focusOn(card);
  return Boolean(card);
}

function showClause(clause) {
  view("document");
  const entry = within(pane("document"), ".yj-entry", clause);
  focusOn(entry);
  if (entry) entry.focus({ preventScroll: true });
  // what stands below a clause belongs to it
  let next = entry && entry.nextElementSibling;
  for (; next && +next.dataset.depth > +entry.dataset.depth; next = next.nextElementSibling) {
    next.classList.add("is-focus");
  }
  return Boolean(entry);
}

// Go to a clause: in the document that is open, or in the one that holds it.
function goTo(clause) {
  if (showClause(clause)) trigger("focus", { clause });
  else trigger("expand", { doc: "", clause });
}

async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = before), 1400);
}

function permalink(clause) {
  const url = new URL(location.href);
  url.search = "?clause=" + encodeURIComponent(clause);
  url.hash = "";
  return url.href;
}

function theme() {
  const dark = !document.body.classList.contains("dark");
  document.body.classList.toggle("dark", dark);
  document.documentElement.classList.toggle("dark", dark);
  localStorage.setItem("youju-theme", dark ? "dark" : "light");
}

function more(button) {
  const open = button.closest(".yj-card").classList.toggle("is-open");
  button.textContent = open ? button.dataset.less : button.dataset.more;
}

const stopButton = () => {
  const stop = document.querySelector("#yj-stop");
  return stop && stop.offsetParent ? stop : null;
};

function stopAsking() {
  const stop = stopButton();
  if (stop) stop.click();
}

// A new conversation begins only after the last words of the old one have arrived.
function whenIdle(act) {
  if (stopButton()) requestAnimationFrame(() => whenIdle(act));
  else act();
}

const acts = {
  ask: (node) => trigger("example_select", { question: node.dataset.question }),
  cite: ({ dataset: d }) =>
    showCitation(d.turn, d.cite) || trigger("select", { turn: +d.turn, goto: d.cite }),
  card: ({ dataset: d }) =>
    showCard(d.turn, d.clause) || trigger("select", { turn: +d.turn, goto: d.clause }),
  turn: ({ dataset: d }) => {
    view("sources");
    trigger("select", { turn: +d.turn, goto: "" });
  },
  open: ({ dataset: d }) => goTo(d.clause),
  jump: ({ dataset: d }) => goTo(d.clause),
  document: ({ dataset: d }) => {
    view("document");
    pane("document").scrollTop = 0;
    trigger("expand", { doc: d.doc, clause: "" });
  },
  view: ({ dataset: d }) => view(d.view),
  language: ({ dataset: d }) => trigger("apply", { language: d.language }),
  new: () => {
    kept.clear();
    stopAsking();
    whenIdle(() => trigger("clear", {}));
  },
  theme,
  more,
  copy: (node) => copy(node, node.dataset.copy),
  permalink: (node) => {
    copy(node, permalink(node.dataset.clause));
    if (node.closest(".yj-entry")) goTo(node.dataset.clause);
  },
};

document.addEventListener("click", (event) => {
  const node = event.target.closest("[data-act]");
  if (!node || !(node.dataset.act in acts)) return;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
  if (node.matches("a[href]") && elsewhere) return; // a new tab or window
  event.preventDefault();
  acts[node.dataset.act](node);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") stopAsking();
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const tab = step && event.target.closest("[role=tab]");
  if (!tab) return;
  const tabs = [...tab.parentElement.children].filter((one) => one.offsetParent);
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
});

// Updates from the server rewrite attributes: what the reader opened stays open.
const kept = new Map();
document.addEventListener(
  "toggle",
  (event) => {
    const key = event.target.dataset && event.target.dataset.keep;
    if (key) kept.set(key, event.target.open);
  },
  true);

function keepOpen() {
  for (const fold of document.querySelectorAll("details[data-keep]"))
    if (kept.has(fold.dataset.keep)) fold.open = kept.get(fold.dataset.keep);
}

function arrived(name, act) {
  const root = pane(name).querySelector("[data-goto]");
  const goto = root ? root.dataset.goto : "";
  if (!goto) return;
  root.dataset.goto = "";
  act(root, goto);
}

function documentArrived() {
  keepOpen();
  arrived("document", (_root, goto) => showClause(goto));
  const missing = pane("document").querySelector("[data-missing]:not([data-missing=''])");
  if (!missing) return;
  missing.dataset.missing = "";
  view("document");
}

function start() {
  let shownTurn = "-1";
  new MutationObserver(() => {
    markCitation();
    const shown = pane("sources").querySelector(".yj-sources");
    if (shown && shown.dataset.turn !== shownTurn) {
      shownTurn = shown.dataset.turn;
      if (!narrow()) view("sources");
    }
    arrived("sources", (root, goto) =>
      showCitation(root.dataset.turn, goto) || showCard(root.dataset.turn, goto));
  }).observe(pane("sources"), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-goto", "data-turn"],
  });
  new MutationObserver(documentArrived).observe(pane("document"), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-goto", "data-missing"],
  });
  // What is told of a clause arrives after it was scrolled to, and must not lie over it.
  new MutationObserver(() => {
    const entry = pane("document").querySelector(".yj-entry.is-focus");
    const edge = pane("here").getBoundingClientRect().bottom;
    if (entry && entry.getBoundingClientRect().top < edge) show(entry);
  }).observe(pane("here"), { childList: true, subtree: true });

  // The conversation stays at its end unless the reader has scrolled up.
  const scroller = pane("scroll");
  let atEnd = true;
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  });
  new MutationObserver(() => {
    keepOpen();
    if (atEnd && scroller.querySelector(".yj-exchange")) scroller.scrollTop = scroller.scrollHeight;
  }).observe(scroller, { childList: true, subtree: true, characterData: true });

  const remembered = localStorage.getItem("youju-theme");
  if (remembered && (remembered === "dark") !== document.body.classList.contains("dark")) theme();
  view(narrow() ? "chat" : "sources");
  documentArrived();
}

// Parts of the page appear in any order.
function whenComplete() {
  const parts = ["desk", "scroll", "sources", "document", "here", "library", "tabs"];
  if (parts.every(pane) && document.querySelector(".yj-tabs")) start();
  else requestAnimationFrame(whenComplete);
}
whenComplete();
