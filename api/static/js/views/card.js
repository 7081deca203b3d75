/** One posting of the list. */

import { h } from "../dom.js";
import { deadlineInWords, periodInWords } from "../format.js";
import { t } from "../strings.js";
import { link } from "./frame.js";
import { openPoints } from "./points.js";
import { blockerList, countList, scoreMeter } from "./verdicts.js";

/** @param {import("../types.js").Match} match @param {import("../types.js").State} state */
export function card(match, state, scope) {
  const { posting } = match;
  const id = `title-${match.rank}`;
  return h(
    "article",
    { class: "card", "aria-labelledby": id },
    h("div", { class: "card-rank" }, h("span", { class: "visually-hidden" }, t.list.rank), match.rank, moved(match, state)),
    h(
      "div",
      { class: "card-body" },
      h("h2", { id }, link(scope, { view: "posting", posting: posting.id }, { "data-key": `open-${posting.id}` }, posting.title)),
      h("p", { class: "where" }, whereOf(posting)),
      h("p", { class: "when" }, deadline(posting, state), whenOf(posting)),
      blockerList(match),
      openPoints(match),
    ),
    h("div", { class: "card-score" }, scoreMeter(match.score)),
    h("div", { class: "card-foot" }, countList(match.counts), pickBox(posting, state, scope)),
  );
}

/** Company, places and mode of work, parted by dots. @param {import("../types.js").Posting} posting */
export function whereOf(posting) {
  const parts = [posting.company, placesOf(posting.locations), t.workModes[posting.work_mode]];
  return dotted(parts);
}

function placesOf(places) {
  return places.length > 3 ? t.posting.places(places.slice(0, 3), places.length - 3) : places.join(", ");
}

/** Start, length and pay. @param {import("../types.js").Posting} posting */
export function whenOf(posting) {
  return dotted([...periodInWords(posting), posting.paid === null ? null : posting.paid ? t.posting.paid : t.posting.unpaid]);
}

function dotted(parts) {
  return parts.filter(Boolean).map((part) => h("span", { class: "part" }, part));
}

/** @param {import("../types.js").Posting} posting @param {import("../types.js").State} state */
export function deadline(posting, state) {
  const { text, tone } = deadlineInWords(posting, state.answer.as_of);
  return h("span", { class: `part deadline ${tone}`, title: posting.status_reason }, text);
}

/** How far a posting moved through the last answer. */
function moved(match, state) {
  const before = state.earlier.get(match.posting.id);
  if (!before || before === match.rank) return null;
  return h("span", { class: "moved" }, t.list.moved(before - match.rank));
}

function pickBox(posting, state, { actions }) {
  const checked = state.picked.some((one) => one.id === posting.id);
  const box = h("input", { type: "checkbox", checked, "data-key": `pick-${posting.id}`, onchange: (event) => actions.pick(posting, event.target.checked) });
  return h("label", { class: "pick" }, box, h("span", {}, t.compare.pick), h("span", { class: "visually-hidden" }, ` ${posting.title}`));
}
