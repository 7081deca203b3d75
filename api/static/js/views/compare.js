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

const IMPORTANCE = { musts: "must", "nice to have": "nice" };

export function compareView(scope) {
  const { region } = scope;
  const body = region(h("div", {}), (state) => [state.comparison, state.answer, state.explained], (state) => bodyOf(state, scope));
  return h("div", { class: "compare-view" }, h("p", { class: "back" }, link(scope, { view: "list" }, {}, icon("back"), t.posting.back)), h("h1", {}, t.compare.title), body);
}

function bodyOf(state, scope) {
  const { comparison } = state;
  if (!comparison) return h("p", { class: "updating" }, h("span", { class: "spinner" }), t.compare.loading);
  if (comparison instanceof Error) return problemBox(comparison);
  const matches = [comparison.above, comparison.below].map((match) => withRequirements(match, state));
  const rows = rowsOf(comparison);
  return [
    lead(matches, rows),
    h("div", { class: "pair" }, matches.map((match) => side(match, state, scope))),
    h("h2", {}, t.compare.terms),
    table(matches, rows),
  ];
}

/** A comparison carries no requirements: those of the list, or of the explanation that was asked for. */
function withRequirements(match, state) {
  const explained = matchOf(state, match.posting.id);
  return { ...match, requirements: explained instanceof Error ? undefined : explained?.requirements };
}

/** The parts of both scores in points, rounded such that each column adds up to its score as shown. */
function rowsOf({ terms }) {
  const [above, below] = ["above", "below"].map((name) => roundedToSum(terms.map((term) => 100 * term[name])));
  return terms.map(({ name }, place) => ({ name, above: above[place], below: below[place], gap: above[place] - below[place] }));
}

function lead(matches, rows) {
  const [first, second] = matches.map((match) => match.posting.title);
  const gap = rows.reduce((sum, row) => sum + row.gap, 0);
  const most = [...rows].sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0];
  const words = gap < 0 ? t.compare.lead(second, first, (-gap).toFixed(1)) : t.compare.lead(first, second, gap.toFixed(1));
  return h("p", { class: "lead" }, words, " ", most && most.gap !== 0 && t.compare.most(partName(most.name), signed(most.gap)));
}

const partName = (name) => t.score.parts[name]?.[0] ?? name;

function side(match, state, scope) {
  const { posting } = match;
  return h(
    "article",
    { class: "side" },
    h("h2", {}, link(scope, { view: "posting", posting: posting.id }, {}, posting.title)),
    h("p", { class: "where" }, whereOf(posting)),
    h("p", { class: "when" }, deadline(posting, state), whenOf(posting)),
    scoreMeter(match.score),
    countList(match.counts),
    blockerList(match),
  );
}

/** Part by part: a line that names it, and below it what either posting gets for it, and why. */
function table(matches, rows) {
  const total = (name) => rows.reduce((sum, row) => sum + row[name], 0);
  const head = h("thead", {}, h("tr", {}, matches.map((match) => h("th", { scope: "col" }, match.posting.title)), h("th", { scope: "col", class: "number" }, t.compare.difference)));
  return h(
    "table",
    { class: "terms" },
    h("caption", { class: "visually-hidden" }, t.compare.terms),
    head,
    rows.map((row) => group(partName(row.name), row, matches.map((match) => why(match, row.name)))),
    group(t.score.total, { name: "total", above: total("above"), below: total("below"), gap: total("gap") }, []),
  );
}

function group(title, row, reasons) {
  const cell = (value, reason) => h("td", {}, h("b", { class: "number" }, value.toFixed(1)), reason);
  return h(
    "tbody",
    { class: row.name === "total" ? "total" : "" },
    h("tr", { class: "term-name" }, h("th", { scope: "rowgroup", colspan: 3 }, title, row.name === "topic" && h("span", { class: "small" }, t.compare.topic))),
    h("tr", { class: "term" }, cell(row.above, reasons[0]), cell(row.below, reasons[1]), h("td", { class: "number" }, signed(row.gap))),
  );
}

/** What a posting's part is made of: how many of its requirements are met, and those that are not. */
function why(match, name) {
  const importance = IMPORTANCE[name];
  if (!importance || !match.requirements) return null;
  const asked = match.requirements.filter((one) => one.importance === importance);
  if (!asked.length) return h("p", { class: "small" }, t.compare.noneAsked);
  const open = asked.filter((one) => one.verdict !== "met");
  return [
    h("p", { class: "small" }, t.compare.met(asked.length - open.length, asked.length)),
    open.length > 0 && h("ul", { class: "open-ones" }, open.map((one) => h("li", { class: one.verdict }, icon(one.verdict), h("span", {}, h("span", { class: "visually-hidden" }, `${t.verdicts[one.verdict]}: `), one.text)))),
  ];
}
