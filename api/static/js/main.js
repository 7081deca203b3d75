/** The page: a frame that stays, and in it the view that fits the state. */

import { createActions, initialState } from "./actions.js";
import { nothingToJudge } from "./cv.js";
import { h } from "./dom.js";
import { region, createStore } from "./store.js";
import { t } from "./strings.js";
import { restoreTheme } from "./theme.js";
import { compareView } from "./views/compare.js";
import { cvView } from "./views/cv.js";
import { footer, header } from "./views/frame.js";
import { postingView } from "./views/posting.js";
import { printView } from "./views/print.js";
import { progressView } from "./views/progress.js";
import { resultsView } from "./views/results.js";
import { startView } from "./views/start.js";
import { unreadView } from "./views/unread.js";

const VIEWS = {
  start: startView,
  progress: progressView,
  list: resultsView,
  posting: postingView,
  compare: compareView,
  cv: cvView,
  print: printView,
  unread: unreadView,
};

function viewName(state) {
  if (!state.answer) return state.busy ? "progress" : "start";
  const asked = state.route.view === "list" || state.route.view === "print";
  return asked && !state.anyway && nothingToJudge(state.answer.cv) ? "unread" : state.route.view;
}

function begin() {
  restoreTheme();
  document.documentElement.lang = t.locale;
  const store = createStore(initialState());
  const actions = createActions(store);
  const main = h("main", { id: "main", tabindex: "-1" });
  const status = h("p", { class: "visually-hidden", role: "status" });
  const skip = h("a", { class: "skip", href: "#main", onclick: (event) => skipTo(event, main) }, t.frame.skip);
  document.getElementById("page").append(skip, header(store, actions), status, main, footer(store));
  region(store, status, (state) => [state.said], (state) => state.said);
  showViews(store, actions, main);
  addEventListener("popstate", () => actions.revisit());
  takeDrops(actions);
  void actions.begin();
}

/** A file dropped beside the place for it is taken all the same; otherwise the browser would leave the page for it. */
function takeDrops(actions) {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void actions.open(file);
  });
}

function skipTo(event, main) {
  event.preventDefault();
  main.focus();
}

/** Mount one view at a time; a view's regions stop when it goes. The focus moves to the heading of the new one. */
function showViews(store, actions, main) {
  let shown = "";
  let stops = [];
  store.subscribe(() => {
    const state = store.get();
    const name = viewName(state);
    const key = [name, state.route.posting, ...state.route.compare].join(" ");
    if (key === shown) return;
    const first = shown === "";
    shown = key;
    for (const stop of stops) stop();
    stops = [];
    const scope = { store, actions, region: (element, watch, draw) => (stops.push(region(store, element, watch, draw)), element) };
    main.replaceChildren(VIEWS[name](scope));
    main.parentElement.dataset.view = name;
    if (!first) arriveAt(main);
  });
}

function arriveAt(main) {
  const heading = main.querySelector("h1");
  document.title = heading && heading.textContent !== t.start.heading ? `${heading.textContent} – ${t.name}` : t.name;
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

begin();
