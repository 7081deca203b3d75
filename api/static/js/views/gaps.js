/** What the good matches ask most and the CV does not show. */

import { h } from "../dom.js";
import { points } from "../format.js";
import { t } from "../strings.js";
import { link } from "./frame.js";

const SHOWN = 5;
const FEWEST = 3;

export function gapCard(scope) {
  return scope.region(h("div", {}), (state) => [state.answer], (state) => {
    const gaps = shownGaps(state.answer.gaps ?? []);
    if (!gaps.length) return null;
    return h(
      "section",
      { class: "side-card", "aria-labelledby": "gaps" },
      h("h2", { id: "gaps" }, t.gaps.heading),
      h("p", { class: "small" }, t.gaps.lead),
      h("ol", { class: "gaps" }, gaps.map((gap) => h("li", {}, gapOf(gap, state, scope)))),
    );
  });
}

/** Those that several postings ask; where these are few, the best of the others too. */
function shownGaps(gaps) {
  const often = gaps.filter((gap) => gap.postings > 1).slice(0, SHOWN);
  return often.length >= FEWEST ? often : [...often, ...gaps.filter((gap) => gap.postings === 1)].slice(0, FEWEST);
}

function gapOf(gap, state, scope) {
  const titles = new Map(state.answer.matches.map((match) => [match.posting.id, match.posting.title]));
  const examples = gap.examples.filter((id) => titles.has(id)).slice(0, 2);
  return [
    h("p", { class: "gap-text" }, gap.skill ?? gap.text),
    h("p", { class: "small" }, t.gaps.asked(gap.postings), gap.gain > 0 && [" ", t.gaps.gain(points(gap.gain))]),
    examples.length > 0 && h("p", { class: "small" }, t.gaps.examples, examples.map((id, place) => [place ? "; " : " ", link(scope, { view: "posting", posting: id }, {}, titles.get(id))])),
  ];
}
