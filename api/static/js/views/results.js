/** The ranked list, with the filters above it and what else can be done beside it. */

import { LONGEST } from "../actions.js";
import { littleToJudge } from "../cv.js";
import { h } from "../dom.js";
import { dateInWords } from "../format.js";
import { t } from "../strings.js";
import { card } from "./card.js";
import { checkCard, cvCard } from "./aside.js";
import { exportMenu } from "./export_menu.js";
import { filterBar } from "./filters.js";
import { gapCard } from "./gaps.js";
import { problemBox } from "./problem.js";
import { waiting } from "./progress.js";
import { questionCard } from "./questions.js";

export function resultsView(scope) {
  const { region } = scope;
  const heading = region(h("h1", { tabindex: "-1" }), (state) => [state.answer], (state) => t.list.heading(state.answer.matches.length));
  const list = region(h("div", { class: "list" }), (state) => [state.answer], (state) => listOf(state, scope));
  showPicks(scope, list);
  const section = h("section", { class: "results-main", "aria-labelledby": "list-heading" }, headOf(heading, scope), littleRead(scope), filterBar(scope), stateLine(scope), list, tail(scope));
  heading.id = "list-heading";
  return h("div", { class: "results" }, section, aside(scope), compareBar(scope));
}

/** Which postings are picked for a comparison, shown without drawing the list anew. */
function showPicks({ region }, list) {
  return region(h("span", {}), (state) => [state.picked, state.answer], (state) => {
    const picked = new Set(state.picked.map((one) => `pick-${one.id}`));
    for (const box of list.querySelectorAll(".pick input")) box.checked = picked.has(box.dataset.key);
    return null;
  });
}

function headOf(heading, scope) {
  const line = scope.region(h("p", { class: "lead" }), (state) => [state.answer], (state) => leadOf(state));
  const taken = scope.region(h("div", {}), (state) => [state.answer.matches.length > 0], (state) => state.answer.matches.length > 0 && exportMenu(scope));
  return h("div", { class: "list-head" }, h("div", {}, heading, line, askLink(scope)), taken);
}

/** On a narrow screen the questions stand below the list: one tap leads there. */
function askLink({ region }) {
  return region(h("p", { class: "ask-link" }), (state) => [state.answer, state.answers], (state) => {
    const open = state.answer.questions.filter((question) => !(question.id in state.answers)).length;
    return open > 0 && h("a", { href: "#questions", onclick: toQuestions }, t.list.ask(open));
  });
}

function toQuestions(event) {
  event.preventDefault();
  const heading = document.getElementById("questions");
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

function littleRead({ region }) {
  return region(h("div", {}), (state) => [state.answer], ({ answer: { cv } }) => {
    return littleToJudge(cv) && h("p", { class: "note little" }, t.list.little);
  });
}

/** Where the list comes from, and for which day it holds when that is not today. @param {import("../types.js").State} state */
export function leadOf(state) {
  if (!state.answer.matches.length) return t.list.leadEmpty(state.answer);
  return t.list.lead(state.answer, state.filters.as_of && dateInWords(state.answer.as_of));
}

/** One line that says when the list is being made anew, and a box where that failed; the list so far stays below. */
function stateLine({ region, actions }) {
  const retry = () => h("button", { type: "button", class: "button", onclick: () => actions.again(), "data-key": "retry" }, t.problem.again);
  return region(
    h("div", { class: "state-line" }),
    (state) => [state.busy, state.problem],
    (state) => (state.problem ? problemBox(state.problem, retry()) : state.busy?.waiting ? waiting(state.busy.waiting) : state.busy && h("p", { class: "updating" }, h("span", { class: "spinner" }), t.list.updating)),
  );
}

function listOf(state, scope) {
  const { matches } = state.answer;
  if (!matches.length) return emptyList(state, scope);
  return h("ol", { class: "cards" }, matches.map((match) => h("li", {}, card(match, state, scope))));
}

function emptyList(state, { actions }) {
  const narrowed = Object.keys(state.filters).filter((name) => name !== "as_of" && name !== "include_closed").length > 0;
  return h(
    "div",
    { class: "empty" },
    h("p", {}, narrowed ? t.list.emptyNarrowed : t.list.emptyAll),
    h(
      "p",
      { class: "doors" },
      narrowed && h("button", { type: "button", class: "button primary", onclick: () => actions.useFilters({}) }, t.filters.clear),
      !state.filters.include_closed && h("button", { type: "button", class: "button", onclick: () => actions.setFilter("include_closed", "true") }, t.list.showClosed),
    ),
  );
}

function tail({ region, actions }) {
  return region(h("div", { class: "tail" }), (state) => [state.answer, state.length, state.busy], (state) => {
    const { busy, length } = state;
    const shown = state.answer.matches.length;
    if (!shown) return null;
    // While a longer list is on its way the button stays, and with it the focus of who pressed it.
    if (!busy && shown < length) return h("p", { class: "small" }, t.list.end);
    if (!busy && length >= LONGEST) return h("p", { class: "small" }, t.list.longest(LONGEST));
    return h("button", { type: "button", class: "button", "aria-disabled": busy && "true", onclick: () => busy || actions.more(), "data-key": "more" }, t.list.more);
  });
}

/** Without a single posting there is nothing to ask and nothing to check. */
const hasAny = (state) => state.answer.matches.length > 0;

function aside(scope) {
  const some = (make) => scope.region(h("div", {}), (state) => [hasAny(state)], (state) => hasAny(state) && make(scope));
  return h("aside", { class: "results-aside", "aria-label": t.list.aside }, some(questionCard), gapCard(scope), some(checkCard), cvCard(scope));
}

function compareBar({ region, actions }) {
  return region(h("div", { class: "compare-bar-place" }), (state) => [state.picked, state.answer], (state) => {
    if (!state.picked.length) return null;
    const titles = state.picked.map((one) => one.title);
    const ready = state.picked.length === 2;
    return h(
      "div",
      { class: "compare-bar", role: "region", "aria-label": t.compare.heading },
      h("p", {}, ready ? t.compare.ready(titles) : t.compare.one(titles[0])),
      ready && h("button", { type: "button", class: "button primary", "data-key": "compare", onclick: () => actions.go({ view: "compare", compare: inOrder(state) }) }, t.compare.button),
      h("button", { type: "button", class: "quiet", "data-key": "unpick", onclick: () => actions.show({ picked: [] }) }, t.compare.clear),
    );
  });
}

/** The two picked postings, the better one first. */
function inOrder(state) {
  const rank = (id) => state.answer.matches.find((match) => match.posting.id === id)?.rank ?? Infinity;
  return state.picked.map((one) => one.id).sort((a, b) => rank(a) - rank(b));
}
