/** Everything on paper: the list and every explanation, in one column, without controls. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { points } from "../format.js";
import { t } from "../strings.js";
import { deadline, whenOf, whereOf } from "./card.js";
import { link } from "./frame.js";
import { openPoints } from "./points.js";
import { leadOf } from "./results.js";
import { blockerList, countList, verdictSign } from "./verdicts.js";

export function printView(scope) {
  const body = scope.region(h("div", {}), (state) => [state.answer], (state) => [
    h("h1", {}, t.list.heading(state.answer.matches.length)),
    h("p", { class: "lead" }, leadOf(state)),
    state.answer.matches.map((match) => report(match, state)),
    h("p", { class: "small" }, t.frame.snapshot(state.answer.snapshot, state.answer.as_of)),
  ]);
  return h(
    "div",
    { class: "print-view" },
    h("p", { class: "back no-print" }, link(scope, { view: "list" }, {}, icon("back"), t.posting.back), h("button", { type: "button", class: "button primary", onclick: () => print() }, t.exporting.printNow)),
    body,
  );
}

function report(match, state) {
  const { posting } = match;
  return h(
    "article",
    { class: "report" },
    h("h2", {}, `${match.rank}. ${posting.title}`),
    h("p", { class: "where" }, whereOf(posting)),
    h("p", { class: "when" }, deadline(posting, state), whenOf(posting), h("span", { class: "part" }, t.score.line(points(match.score.value), points(match.score.low), points(match.score.high)))),
    posting.url && h("p", { class: "small" }, posting.url),
    blockerList(match),
    openPoints(match),
    countList(match.counts),
    h("ul", { class: "report-reqs" }, (match.requirements ?? []).map(requirement)),
  );
}

function requirement(one) {
  return h(
    "li",
    {},
    verdictSign(one.verdict),
    h("div", {}, h("p", { class: "req-text" }, one.text, one.importance === "nice" && h("span", { class: "small" }, ` (${t.posting.niceShort})`)), h("p", { class: "reason" }, one.reason), one.evidence.map((evidence) => h("p", { class: "small" }, h("q", {}, evidence.quote)))),
  );
}
