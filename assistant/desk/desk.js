// Runs once, with `element` and `trigger` of the bus component. Knows no text and no data:
// what to do stands in data-act of what was pressed; what to show comes from the server.
const pane = (name) => document.querySelector("#yj-" + name);
const within = (root, selector, value) =>
  [...root.querySelectorAll(selector)].find((node) => node.dataset.clause === value);

const narrow = () => matchMedia("(max-width: 760px)").matches;

function select(tabs, key, name) {
  pane("desk").dataset[key] = name;
  for (const tab of document.querySelectorAll(tabs)) {
    const selected = String(tab.dataset[key] === name);
    if (tab.getAttribute("aria-selected") !== selected) tab.setAttribute("aria-selected", selected);
  }
}

// A hidden pane cannot be scrolled: the sources of a new question begin at their top once seen.
let unseen = false;
function view(name) {
  select(".yj-tabs [data-view]", "view", name);
  if (!unseen || name !== "sources") return;
  pane("sources").scrollTop = 0;
  unseen = false;
}

// The desk has two sides: questions with their sources, a checked text with its findings.
function side(name) {
  select(".yj-sides [data-side]", "side", name);
  view(narrow() ? name : { chat: "sources", check: "findings" }[name]);
}

function reselect() {
  const { side: which, view: what } = pane("desk").dataset;
  if (which) select(".yj-sides [data-side]", "side", which);
  if (what) view(what);
}

function show(node) {
  if (!node) return;
  const scroller = node.closest("#yj-sources, #yj-document, #yj-library, #yj-findings, #yj-page");
  const top = node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const far = Math.abs(top) > 4 * scroller.clientHeight;
  const calm = far || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const covered = scroller === pane("document") ? pane("here").offsetHeight + 12 : 0;
  const target = scroller.scrollTop + top - Math.max(room(node, scroller), covered);
  scroller.scrollTo({ top: target, behavior: calm ? "auto" : "smooth" });
}

// How much is left above what is shown: a quarter of the pane, or more, so that the head of its
// card, which says whose words these are, is seen with it; the whole card where it fits.
const GAP = 10;
function room(node, scroller) {
  const quarter = scroller.clientHeight / 4, most = scroller.clientHeight - 2 * GAP;
  const card = node.closest(".yj-card");
  if (!card) return quarter;
  const [own, whole] = [node, card].map((one) => one.getBoundingClientRect());
  const before = own.top - whole.top;
  if (whole.height <= most) return before + Math.min(quarter, most + GAP - whole.height);
  return before + own.height <= most ? before + GAP : quarter;
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
  show(entry && entry.parentElement.querySelector(".is-focus mark"));
  return Boolean(entry);
}

// Go to a clause: in the document that is open, or in the one that holds it. From an answer or a
// finding the server has to mark the words that are quoted there.
function goTo(clause, { turn = "", finding = "" } = {}) {
  if (turn + finding) view("document");
  if (!(turn + finding) && showClause(clause)) trigger("focus", { clause });
  else trigger("expand", { doc: "", clause, turn, finding });
}

const tagOf = (number) => pane("checked").querySelector(`.yj-tag[data-finding="${number}"]`);
const findingOf = (number) =>
  pane("findings").querySelector(`.yj-finding[data-finding="${number}"]`);

function markFinding(number) {
  for (const mark of pane("checked").querySelectorAll("mark, .yj-tag")) {
    const numbers = (mark.dataset.findings || mark.dataset.finding).split(" ");
    mark.classList.toggle("on", numbers.includes(number));
  }
}

function showFinding(number) {
  view("findings");
  const card = findingOf(number);
  if (card.hidden) filter("");
  focusOn(card);
  card.focus({ preventScroll: true });
  markFinding(number);
}

function locate(number) {
  if (narrow()) view("check");
  const tag = tagOf(number);
  markFinding(number);
  show(tag);
  tag.focus({ preventScroll: true });
}

// Only one verdict, or all for "".
function filter(verdict) {
  for (const card of document.querySelectorAll(".yj-finding"))
    card.hidden = Boolean(verdict) && card.dataset.verdict !== verdict;
  for (const chip of document.querySelectorAll(".yj-filter [data-verdict]"))
    chip.setAttribute("aria-pressed", String(chip.dataset.verdict === verdict));
  for (const mark of document.querySelectorAll(".yj-checked mark, .yj-tag"))
    mark.classList.toggle("is-off", Boolean(verdict) && !mark.classList.contains(
      (mark.matches("mark") ? "v-" : "t-") + verdict));
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

// The button that stops what this side of the desk is doing, if it is doing anything.
const stopButton = () =>
  [...document.querySelectorAll("#yj-stop, #yj-check-stop")].find((stop) => stop.offsetParent);

function stopAsking() {
  const stop = stopButton();
  if (stop) stop.click();
}

// What runs on either side may hear only after a while that it is to stop: the page says so at once.
// And it counts the seconds, since the server sends nothing while it searches.
const SIDES = {
  chat: { runs: ".yj-exchange[data-state=running]", stop: "#yj-stop" },
  check: { runs: ".yj-findings[data-stage=running]", stop: "#yj-check-stop" },
};
const began = {};

function markStopping(side, on) {
  pane(side).toggleAttribute("data-stopping", on);
  for (const stop of document.querySelectorAll(SIDES[side].stop)) stop.disabled = on;
}

function tick() {
  for (const side in SIDES) {
    began[side] = document.querySelector(SIDES[side].runs) ? began[side] || Date.now() : 0;
    if (!began[side]) markStopping(side, false);
    const seconds = began[side] ? Math.floor((Date.now() - began[side]) / 1000) : 0;
    for (const place of pane(side).querySelectorAll(".yj-seconds")) {
      const told = seconds ? place.dataset.told.replace("#", seconds) : "";
      if (place.textContent !== told) place.textContent = told;
    }
  }
}

// A new conversation begins only after the last words of the old one have arrived.
function whenIdle(act) {
  if (stopButton()) requestAnimationFrame(() => whenIdle(act));
  else act();
}

// The day that decides what is in force; none for today. A day that is typed changes often.
let choosing = 0;
function chooseDay(input) {
  const menu = input.closest(".yj-day");
  menu.querySelector("summary").textContent = input.value || menu.dataset.today;
  clearTimeout(choosing);
  choosing = setTimeout(() => trigger("option_select", { day: input.value }), 400);
}

document.addEventListener("change", (event) => {
  if (event.target.matches(".yj-day input")) chooseDay(event.target);
});

// A menu closes when something else is pressed.
document.addEventListener("pointerdown", (event) => {
  const menu = document.querySelector(".yj-day[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

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
  open: ({ dataset: d }) => goTo(d.clause, d),
  jump: ({ dataset: d }) => goTo(d.clause),
  document: ({ dataset: d }) => {
    view("document");
    pane("document").scrollTop = 0;
    trigger("expand", { doc: d.doc, clause: "", turn: "", finding: "" });
  },
  view: ({ dataset: d }) => view(d.view),
  side: ({ dataset: d }) => side(d.side),
  finding: ({ dataset: d }) => showFinding(d.finding),
  locate: ({ dataset: d }) => locate(d.finding),
  filter: ({ dataset: d }) => filter(d.verdict),
  today: () => {
    const input = document.querySelector(".yj-day input");
    input.value = "";
    chooseDay(input);
  },
  remove: ({ dataset: d }) => trigger("delete", { doc: d.doc }),
  unsure: askBack,
  language: ({ dataset: d }) => {
    document.cookie = `youju-language=${d.language}; path=/; max-age=31536000; samesite=lax`;
    trigger("apply", { language: d.language });
  },
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
  for (const side in SIDES)
    if (event.target.closest(SIDES[side].stop) && began[side]) markStopping(side, true);
  const node = event.target.closest("[data-act]");
  if (!node || !(node.dataset.act in acts)) return;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
  if (node.matches("a[href]") && elsewhere) return; // a new tab or window
  event.preventDefault();
  acts[node.dataset.act](node);
});

// The dialog offers the files that can be read; Gradio would refuse any other in its own words.
document.addEventListener("click", (event) => {
  if (!event.target.closest("#yj-upload, #yj-check-file")) return;
  const { accept } = document.querySelector(".yj-header").dataset;
  for (const input of pane("desk").querySelectorAll("input[type=file]")) input.accept = accept;
}, true);

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".yj-day[open]");
  if (menu) menu.open = false;
  else if (event.key === "Escape") stopAsking();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("#yj-paste"))
    document.querySelector("#yj-check-start").click();
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const tab = step && event.target.closest("[role=tab]");
  if (!tab) return;
  const tabs = [...tab.parentElement.children].filter((one) => one.offsetParent);
  const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
});

// Whether a document is to be removed is asked back below it, and the question taken away again.
function askBack(node) {
  const row = node.closest("li");
  const question = row.querySelector(".yj-sure");
  question.hidden = !question.hidden;
  const button = row.querySelector(".yj-remove");
  button.setAttribute("aria-expanded", String(!question.hidden));
  (question.hidden ? button : question.querySelector("[data-act=remove]")).focus();
}

// A conversation and a text live in this page only: leaving it is asked back.
addEventListener("beforeunload", (event) => {
  const pasted = document.querySelector("#yj-paste textarea");
  const holds = document.querySelector(".yj-exchange, .yj-checked") || (pasted && pasted.value);
  if (holds) event.preventDefault();
});

// Gradio tells in English, over the header, that the server is gone: the page says it instead.
async function tellOfToasts() {
  if (!document.querySelector(".toast-wrap > *")) return;
  const lost = !(await isReachable());
  document.body.classList.toggle("yj-lost-now", lost);
  document.body.classList.toggle("yj-toasts", !lost);
}

async function isReachable() {
  try {
    return (await fetch("healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

new MutationObserver((changes) => {
  const isToast = (node) => node.nodeType === 1 && node.closest(".toast-wrap");
  if (changes.some((change) => isToast(change.target))) tellOfToasts();
}).observe(document.body, { childList: true, subtree: true });

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
      unseen = true;
      if (!narrow() && pane("desk").dataset.side === "chat") view("sources");
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
    const entry = ["mark", ""].map((inside) =>
      pane("document").querySelector(`.yj-entry.is-focus ${inside}`)).find(Boolean);
    const edge = pane("here").getBoundingClientRect().bottom;
    if (entry && entry.getBoundingClientRect().top < edge) show(entry);
  }).observe(pane("here"), { childList: true, subtree: true });

  // What the server sends shows all findings, and the first tabs selected.
  new MutationObserver(() => {
    filter("");
    tick();
  }).observe(pane("findings"), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-stage"],
  });
  for (const tabs of ["head", "tabs"])
    new MutationObserver(reselect).observe(pane(tabs), {
      childList: true, subtree: true, attributes: true, attributeFilter: ["aria-selected"],
    });

  // The conversation stays at its end unless the reader has scrolled up.
  const scroller = pane("scroll");
  let atEnd = true;
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  });
  new MutationObserver(() => {
    keepOpen();
    tick();
    if (atEnd && scroller.querySelector(".yj-exchange")) scroller.scrollTop = scroller.scrollHeight;
  }).observe(scroller, { childList: true, subtree: true, characterData: true });

  // A wide window shows both sides at once and has no tab for a question or a text; a narrow one
  // begins with these. The document stays where it was read.
  matchMedia("(max-width: 760px)").addEventListener("change", () => {
    const { side: which, view: what } = pane("desk").dataset;
    if (what === which || ["sources", "findings"].includes(what)) side(which);
    show(pane("document").querySelector(".yj-entry.is-focus"));
  });

  const remembered = localStorage.getItem("youju-theme");
  if (remembered && (remembered === "dark") !== document.body.classList.contains("dark")) theme();
  side("chat");
  documentArrived();
  setInterval(tick, 1000);
}

// Parts of the page appear in any order.
function whenComplete() {
  const parts = [
    "desk", "head", "scroll", "page", "checked", "sources", "findings", "document", "here",
    "library", "tabs",
  ];
  if (parts.every(pane) && document.querySelector(".yj-tabs")) start();
  else requestAnimationFrame(whenComplete);
}
whenComplete();
