/** The requirements of a posting, each with its verdict, its reason and the words that decide it. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { overlap } from "../spans.js";
import { t } from "../strings.js";
import { verdictSign } from "./verdicts.js";

const IMPORTANCES = ["must", "nice"];

/** @param {import("../types.js").Match} match @param {import("../types.js").State} state */
export function requirementList(match, state, actions) {
  if (!match.requirements?.length) return h("p", { class: "empty" }, t.posting.noRequirements);
  return IMPORTANCES.map((importance) => {
    const rows = match.requirements.map((requirement, place) => ({ requirement, place })).filter((row) => row.requirement.importance === importance);
    if (!rows.length) return null;
    return h(
      "section",
      { class: "req-group" },
      h("h3", {}, t.posting.importances[importance], h("span", { class: "tally" }, rows.length)),
      h("ol", { class: "reqs" }, rows.map((row) => requirementRow(row.requirement, row.place, state, actions))),
    );
  });
}

function requirementRow(requirement, place, state, actions) {
  const chosen = state.selected.requirement === place;
  const serves = servesPlace(requirement, state.selected.place);
  const aside = state.selected.place && !serves;
  return h(
    "li",
    { class: ["req", requirement.verdict, chosen && "chosen", serves && "serves", aside && "aside"].filter(Boolean).join(" "), "data-requirement": place },
    h(
      "button",
      { type: "button", class: "req-head", "aria-pressed": String(chosen), "data-key": `req-${place}`, onclick: () => actions.select(chosen ? {} : { requirement: place, origin: "requirement" }) },
      verdictSign(requirement.verdict),
      h("span", { class: "req-text" }, requirement.text),
    ),
    h("p", { class: "reason" }, requirement.blocker && h("strong", { class: "in-the-way" }, icon("blocker"), t.posting.inTheWay), requirement.blocker && " ", requirement.reason),
    evidence(requirement),
    chosen && h("p", { class: "small facts" }, factsOf(requirement)),
    chosen && doors(requirement, actions),
  );
}

/** The kind, and how often verdicts of this kind were right: a share measured on few hundred, so no finer than tenths and never all. */
function factsOf({ kind, confidence }) {
  return t.posting.facts(t.kinds[kind] ?? kind, Math.min(9, Math.round(10 * confidence)));
}

function evidence(requirement) {
  if (!requirement.evidence.length) return null;
  return h(
    "ul",
    { class: "quotes" },
    requirement.evidence.map((one) => h("li", {}, h("q", {}, one.quote), " ", h("span", { class: "small source" }, sourceOf(one)))),
  );
}

/** Where a quote stands. @param {import("../types.js").Evidence} one */
function sourceOf(one) {
  if (one.source === "answer") return t.posting.yourAnswer;
  return t.posting.source(t.sections[one.section] ?? one.section, one.page);
}

/** On a narrow screen the documents are elsewhere: two ways there. */
function doors(requirement, actions) {
  return h(
    "p",
    { class: "req-doors" },
    requirement.evidence.some((one) => one.page) && h("button", { type: "button", class: "button small-button", onclick: () => actions.show({ panel: "cv" }) }, t.posting.showInCv),
    h("button", { type: "button", class: "button small-button", onclick: () => actions.show({ panel: "posting" }) }, t.posting.showInPosting),
  );
}

/** @param {import("../types.js").Requirement} requirement @param {import("../types.js").Place | null} place */
export function servesPlace(requirement, place) {
  return Boolean(place) && requirement.evidence.some((one) => one.page !== null && overlap(one, place));
}
