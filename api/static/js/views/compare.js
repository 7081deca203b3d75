/** Two postings side by side: why one stands above the other. */

import { matchOf } from "../actions.js";
import { h } from "../dom.js";
import { roundedToSum, signed } from "../format.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";
import { deadline, whenOf, whereOf } from "./card.js";
import { link } from "./frame.js";
import { problemBox } from "./problem.js";
import { blockerList, countList, scoreMeter } from "./verdicts.js";

export function compareView(scope) {
  const { region } = scope;
  const body = region(h("div", {}), (state) => [state.comparison, state.answer], (state) => bodyOf(state, scope));
  return h("div", { class: "compare-view" }, h("p", { class: "back" }, link(scope, { view: "list" }, {}, icon("back"), t.posting.back)), h("h1", {}, t.compare.title), body);
}

function bodyOf(state, scope) {
  const { comparison } = state;
  if (!comparison) return h("p", { class: "updating" }, h("span", { class: "spinner" }), t.compare.loading);
  if (comparison instanceof Error) return problemBox(comparison);
  return [
    h("ul", { class: "sentences" }, comparison.sentences.map((sentence) => h("li", {}, sentence))),
    h("div", { class: "pair" }, side(comparison.above, state, scope), side(comparison.below, state, scope)),
    h("h2", {}, t.compare.terms),
    terms(comparison),
  ];
}

function side(match, state, scope) {
  const { posting } = match;
  const explained = matchOf(state, posting.id);
  const requirements = explained instanceof Error ? undefined : explained?.requirements;
  return h(
    "article",
    { class: "side" },
    h("h2", {}, link(scope, { view: "posting", posting: posting.id }, {}, posting.title)),
    h("p", { class: "where" }, whereOf(posting)),
    h("p", { class: "when" }, deadline(posting, state), whenOf(posting)),
    scoreMeter(match.score),
    countList(match.counts),
    h("p", { class: "summary" }, match.summary),
    blockerList({ ...match, requirements }),
  );
}

/** Term by term, rounded such that each column adds up to its score. */
function terms(comparison) {
  const column = (name) => roundedToSum(comparison.terms.map((term) => 100 * term[name]));
  const [above, below] = [column("above"), column("below")];
  const total = (values) => values.reduce((sum, one) => sum + one, 0);
  const number = (value, text) => h("td", { class: "number" }, text ?? value.toFixed(1));
  return h(
    "table",
    { class: "sum terms" },
    h("caption", { class: "visually-hidden" }, t.compare.terms),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t.score.part), [comparison.above, comparison.below].map((match) => h("th", { scope: "col" }, match.posting.title)), h("th", { scope: "col" }, t.compare.difference))),
    h("tbody", {}, comparison.terms.map((term, place) => h("tr", {}, h("th", { scope: "row" }, t.score.parts[term.name]?.[0] ?? term.name), number(above[place]), number(below[place]), number(0, signed(above[place] - below[place]))))),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, t.score.total), number(total(above)), number(total(below)), number(0, signed(total(above) - total(below))))),
  );
}
