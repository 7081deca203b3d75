/** One posting beside the CV: what is asked, what the CV shows, and how the score comes about. */

import { matchOf } from "../actions.js";
import { h, safeLink } from "../dom.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";
import { deadline, whenOf, whereOf } from "./card.js";
import { cvDocument, hasBoxes } from "./cv_document.js";
import { link } from "./frame.js";
import { openPoints } from "./points.js";
import { postingDocument } from "./posting_document.js";
import { problemBox } from "./problem.js";
import { requirementList, servesPlace } from "./requirements.js";
import { intervalSentence, scoreSum } from "./score_sum.js";
import { blockerList, countList, scoreMeter } from "./verdicts.js";

const SHOWN_CHANGES = 3;
const NARROW = "(max-width: 62rem)";

export function postingView(scope) {
  const { store, region } = scope;
  const id = store.get().route.posting;
  const found = (state) => matchOf(state, id);
  const head = region(h("div", {}), (state) => [found(state), state.answer], (state) => headOf(found(state), state, scope));
  const requirements = region(h("section", { class: "panel panel-requirements", "aria-label": t.panels.requirements }), (state) => [found(state), state.selected], (state) => requirementsOf(found(state), state, scope));
  const cv = panel("cv", region, (state) => [found(state), state.selected, state.cv, state.image], (state) => cvPanel(found(state), state, scope));
  const posting = panel("posting", region, (state) => [found(state), state.selected, state.details.get(id), state.roles], (state) => postingPanel(found(state), state, scope));
  const tabs = region(h("div", { class: "tabs", role: "group", "aria-label": t.panels.label }), (state) => [state.panel], (state) => tabsOf(state, scope));
  const panels = h("div", { class: "panels" }, requirements, cv, posting);
  region(h("span", {}), (state) => [state.panel], (state) => ((panels.dataset.panel = state.panel), null));
  region(h("span", {}), (state) => [state.selected, state.panel], (state) => (revealSelected(panels, state), null));
  return h("div", { class: "posting-view" }, head, tabs, panels);
}

function panel(name, region, watch, draw) {
  const body = region(h("div", { class: "panel-in" }), watch, draw);
  return h("section", { class: `panel panel-${name}`, "aria-label": t.panels[name], tabindex: "0" }, body);
}

function headOf(match, state, scope) {
  const back = h("p", { class: "back" }, link(scope, { view: "list" }, {}, icon("back"), t.posting.back));
  if (!match) return [back, h("h1", {}, t.posting.loading)];
  if (match instanceof Error) return [back, h("h1", {}, t.posting.failed), problemBox(match)];
  const { posting } = match;
  const address = safeLink(posting.url);
  return [
    h("div", { class: "posting-nav" }, back, neighbours(match, state, scope)),
    h(
      "div",
      { class: "posting-head" },
      h(
        "div",
        {},
        h("h1", {}, posting.title),
        h("p", { class: "where" }, whereOf(posting)),
        h("p", { class: "when" }, deadline(posting, state), whenOf(posting)),
        address && h("p", {}, h("a", { href: address, target: "_blank", rel: "noopener noreferrer", class: "more-link" }, t.posting.open, icon("leave"))),
        countList(match.counts),
        blockerList(match),
        openPoints(match),
        changes(match, scope.actions),
      ),
      h("div", { class: "score-card" }, scoreMeter(match.score), h("details", { open: !matchMedia(NARROW).matches }, h("summary", {}, t.score.how), scoreSum(match.score), h("p", { class: "small" }, intervalSentence(match.score)))),
    ),
  ];
}

function neighbours(match, state, scope) {
  const matches = state.answer.matches;
  const at = matches.findIndex((one) => one.posting.id === match.posting.id);
  if (at < 0) return null;
  const to = (place, name, words) => {
    const other = matches[place];
    return other && link(scope, { view: "posting", posting: other.posting.id }, { class: "quiet", title: other.posting.title }, name === "back" && icon("back"), words, name === "next" && icon("next"));
  };
  return h("p", { class: "neighbours" }, h("span", { class: "small" }, t.posting.place(at + 1, matches.length)), to(at - 1, "back", t.posting.previous), to(at + 1, "next", t.posting.next));
}

function requirementsOf(match, state, { actions }) {
  if (!match || match instanceof Error) return null;
  return [h("div", { class: "panel-head" }, h("h2", {}, t.panels.requirements), h("p", { class: "small" }, t.posting.hint)), requirementList(match, state, actions)];
}

/** What would change this match most. @param {import("../types.js").Match} match */
function changes(match, actions) {
  const rows = (match.changes ?? []).slice(0, SHOWN_CHANGES);
  if (!rows.length) return null;
  const rowOf = (row) => h("li", {}, h("b", { class: "number" }, t.changes.gain(row.gain)), h("button", { type: "button", class: "text-button", "data-key": `change-${row.requirement}`, onclick: () => actions.select({ requirement: row.requirement }) }, row.text));
  return h("section", { class: "changes", "aria-labelledby": "changes" }, h("h2", { id: "changes" }, t.changes.heading), h("p", { class: "small" }, t.changes.lead), h("ul", {}, rows.map(rowOf)));
}

function cvPanel(match, state, { actions }) {
  const requirements = match && !(match instanceof Error) ? (match.requirements ?? []) : [];
  return [
    h("div", { class: "panel-head" }, h("h2", {}, t.panels.cv), documentSwitch("cv", actions), hasBoxes(state.cv) && pictureSwitch(state, actions)),
    placeNote(requirements, state, actions),
    cvDocument(state, requirements, actions),
  ];
}

export function pictureSwitch(state, actions) {
  const option = (image, words) => h("button", { type: "button", "aria-pressed": String(state.image === image), "data-key": `image-${image}`, onclick: () => actions.show({ image }) }, words);
  return h("div", { class: "switch", role: "group", "aria-label": t.cv.shownAs }, option(true, t.cv.asPage), option(false, t.cv.asText));
}

/** Which requirements the chosen place of the CV serves. */
function placeNote(requirements, state, actions) {
  if (!state.selected.place) return null;
  const served = requirements.map((requirement, place) => ({ requirement, place })).filter((row) => servesPlace(row.requirement, state.selected.place));
  return h(
    "div",
    { class: "place-note", role: "status" },
    h("p", {}, t.cv.servesNote(served.length)),
    served.length > 0 && h("ul", {}, served.map((row) => h("li", {}, h("button", { type: "button", class: "text-button", "data-key": `served-${row.place}`, onclick: () => actions.select({ requirement: row.place, origin: "cv" }) }, row.requirement.text)))),
    h("button", { type: "button", class: "quiet", "data-key": "place-clear", onclick: () => actions.select({}) }, t.cv.clearPlace),
  );
}

function postingPanel(match, state, { actions }) {
  const requirements = match && !(match instanceof Error) ? (match.requirements ?? []) : [];
  const box = h("input", { type: "checkbox", checked: state.roles, "data-key": "roles", onchange: (event) => actions.show({ roles: event.target.checked }) });
  return [
    h("div", { class: "panel-head" }, h("h2", {}, t.panels.posting), documentSwitch("posting", actions), h("label", { class: "pick" }, box, h("span", {}, t.posting.roles))),
    state.roles && h("p", { class: "small" }, t.posting.rolesNote),
    postingDocument(state.details.get(state.route.posting), requirements, state, actions),
  ];
}

/** Where one document at a time stands beside the requirements: which one. The focus goes along to the other. */
function documentSwitch(shown, actions) {
  const choose = (name) => {
    actions.show({ panel: name });
    document.querySelector(`.panel-${name} [data-key="document-${name}"]`)?.focus({ preventScroll: true });
  };
  const option = (name) => h("button", { type: "button", "aria-pressed": String(name === shown), "data-key": `document-${name}`, onclick: () => choose(name) }, t.panels[name]);
  return h("div", { class: "document-switch", role: "group", "aria-label": t.panels.documents }, option("cv"), option("posting"));
}

function tabsOf(state, { actions }) {
  return ["requirements", "cv", "posting"].map((name) =>
    h("button", { type: "button", class: `tab tab-${name}`, "aria-pressed": String(state.panel === name), "data-key": `tab-${name}`, onclick: () => actions.show({ panel: name }) }, t.panels[name]),
  );
}

/** Bring what was selected into sight in the documents where it was not selected. */
function revealSelected(panels, { selected }) {
  const { requirement, place, origin } = selected;
  if (requirement === null && !place) return;
  requestAnimationFrame(() => {
    if (origin !== "posting") reveal(panels.querySelector(".panel-posting"), ".asked.chosen");
    if (origin !== "cv" || requirement !== null) reveal(panels.querySelector(".panel-cv"), ".chosen");
    if (origin !== "requirement") reveal(panels.querySelector(".panel-requirements"), requirement === null ? ".serves" : ".chosen");
  });
}

/** Scroll a document, not the page, where the document has a height of its own. */
function reveal(panel, selector) {
  const target = panel?.querySelector(selector);
  if (!target || !target.getClientRects().length) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "auto" : "smooth";
  if (panel.scrollHeight > panel.clientHeight + 1 && getComputedStyle(panel).overflowY !== "visible") {
    const offset = target.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollBy({ top: offset - panel.clientHeight / 3, behavior });
  } else target.scrollIntoView({ block: "nearest", behavior });
}
