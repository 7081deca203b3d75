/** What keeps a match from being whole, in the whole words of the posting: must-haves not shown, and what a CV leaves open. */

import { h } from "../dom.js";
import { t } from "../strings.js";

const NAMED = 2;

/** @param {import("../types.js").Match} match */
export function openPoints(match) {
  const asked = match.requirements ?? [];
  if (!asked.length) return h("p", { class: "summary" }, match.summary);
  const notShown = asked.filter((one) => one.verdict === "missing" && one.importance === "must" && !one.blocker);
  const notSaid = asked.filter((one) => one.verdict === "unknown");
  const rows = [[t.list.notShown, notShown], [t.list.notSaid, notSaid]].filter(([, ones]) => ones.length);
  return [
    notShown.length === 0 && !match.blockers.length && h("p", { class: "summary" }, match.counts.met === asked.length ? t.list.allMet : t.list.noMustMissing),
    rows.length > 0 && h("dl", { class: "points" }, rows.map(([name, ones]) => h("div", {}, h("dt", {}, name), h("dd", {}, named(ones))))),
  ];
}

function named(ones) {
  const rest = ones.length - NAMED;
  return h("ul", {}, ones.slice(0, NAMED).map((one) => h("li", {}, one.text)), rest > 0 && h("li", { class: "small" }, t.list.others(rest)));
}
