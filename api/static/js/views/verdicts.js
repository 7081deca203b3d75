/** Signs of verdicts, counts and scores: always a sign, a word and a colour together. */

import { h, styled } from "../dom.js";
import { points } from "../format.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";

export const VERDICTS = ["met", "partial", "missing", "unknown"];

/** @param {string} verdict */
export function verdictSign(verdict) {
  return h("span", { class: `verdict ${verdict}` }, icon(verdict), h("span", {}, t.verdicts[verdict]));
}

/** @param {Record<string, number>} counts */
export function countList(counts) {
  return h(
    "ul",
    { class: "counts", "aria-label": t.list.counts },
    VERDICTS.map((verdict) =>
      h("li", { class: counts[verdict] ? verdict : "none" }, icon(verdict), h("b", {}, counts[verdict]), " ", t.counted[verdict]),
    ),
  );
}

/** The score with its interval: a number, and a bar for those who see it. @param {import("../types.js").Score} score */
export function scoreMeter(score) {
  return h("div", { class: "score" }, h("p", { class: "score-value", title: t.score.title }, h("b", {}, points(score.value)), h("span", {}, t.score.of)), bar(score), interval(score));
}

function bar({ low, value, high }) {
  const percent = (share) => `${100 * share}%`;
  return styled(h("div", { class: "bar", "aria-hidden": "true" }, h("i", { class: "bar-value" }), high > low && h("i", { class: "bar-range" })), {
    "--low": percent(low),
    "--value": percent(value),
    "--high": percent(high),
  });
}

/** Nothing open, open points that vanish in the rounding, or the span that they leave: three things, never confused. */
function interval({ low, high }) {
  const [from, to] = [points(low), points(high)];
  const words = low === high ? t.score.certain : from === to ? t.score.nearlyCertain : t.score.between(from, to);
  return h("p", { class: "small" }, words);
}

/** What stands in the way, in the words of the posting. @param {import("../types.js").Match} match */
export function blockerList(match) {
  const blockers = match.blockers.map((place) => match.requirements?.[place]).filter(Boolean);
  if (!match.blockers.length) return null;
  return h(
    "div",
    { class: "blockers" },
    h("p", { class: "blockers-title" }, icon("blocker"), t.list.blockers(match.blockers.length)),
    blockers.length > 0 && h("ul", {}, blockers.map((one) => h("li", {}, h("q", {}, one.text), " ", h("span", {}, one.reason)))),
  );
}
