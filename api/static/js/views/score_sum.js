/** The score as a sum: its parts, one below the other, and what they come to. */

import { h, styled } from "../dom.js";
import { points, roundedToSum, signed } from "../format.js";
import { t } from "../strings.js";

/** @param {import("../types.js").Score} score */
export function scoreSum(score) {
  const gives = roundedToSum(score.parts.map((part) => 100 * part.contribution));
  const total = gives.reduce((sum, one) => sum + one, 0);
  return h(
    "table",
    { class: "sum" },
    h("caption", { class: "visually-hidden" }, t.score.caption),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t.score.part), h("td", {}), h("th", { scope: "col" }, t.score.gives), h("th", { scope: "col" }, t.score.outOf))),
    h("tbody", {}, score.parts.map((part, place) => row(part, gives[place]))),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, t.score.total), h("td", {}), h("td", { class: "number" }, total.toFixed(1)), h("td", { class: "number" }, "100"))),
  );
}

function row(part, gives) {
  const taken = part.weight < 0;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, t.score.parts[part.name]?.[0] ?? part.name, h("span", { class: "small" }, t.score.parts[part.name]?.[1] ?? "")),
    h("td", { class: "sum-bar" }, !taken && styled(h("span", { "aria-hidden": "true" }), { "--share": `${100 * part.value}%` })),
    h("td", { class: "number" }, taken ? signed(gives) : gives.toFixed(1)),
    h("td", { class: "number" }, taken ? "" : points(part.weight)),
  );
}

/** What the open points could still change. @param {import("../types.js").Score} score */
export function intervalSentence(score) {
  const [low, high] = [points(score.low), points(score.high)];
  if (score.low === score.high) return t.score.certainSentence;
  return low === high ? t.score.nearlyCertainSentence : t.score.sentence(low, high);
}
