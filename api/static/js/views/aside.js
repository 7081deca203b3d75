/** The small cards beside the list: the check for fairness, and the CV as it was read. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";
import { link } from "./frame.js";
import { problemBox } from "./problem.js";

export function cvCard(scope) {
  return scope.region(h("section", { class: "side-card", "aria-labelledby": "your-cv" }), (state) => [state.cv, state.answer], (state) => {
    const cv = state.cv ?? state.answer.cv;
    return [
      h("h2", { id: "your-cv" }, t.cv.card),
      h("p", { class: "small" }, t.progress.found(cv)),
      cv.warnings.length > 0 && h("ul", { class: "warnings small" }, cv.warnings.map((warning) => h("li", {}, warning.message))),
      h("p", {}, link(scope, { view: "cv" }, { class: "more-link" }, t.cv.open)),
    ];
  });
}

export function checkCard(scope) {
  return scope.region(h("section", { class: "side-card", "aria-labelledby": "check" }), (state) => [state.check], (state) => [
    h("h2", { id: "check" }, t.check.heading),
    h("p", { class: "small" }, t.check.lead),
    outcome(state, scope.actions),
  ]);
}

function outcome({ check }, actions) {
  const running = check === "running";
  const words = check && !running ? t.check.again : t.check.button;
  const button = h("button", { type: "button", class: "button", "data-key": "check", "aria-disabled": running && "true", onclick: () => running || actions.check() }, words);
  if (!check) return button;
  if (running) return [button, h("p", { class: "updating small" }, h("span", { class: "spinner" }), t.check.running)];
  if (check instanceof Error) return [problemBox(check), button];
  return [verdictOf(check), swapTable(check), button];
}

function verdictOf({ unchanged, swaps }) {
  const words = swaps.reduce((sum, swap) => sum + swap.changed_words, 0);
  const judgedAlike = swaps.every((swap) => swap.changed_verdicts === 0);
  const [tone, title, detail] = unchanged
    ? ["met", t.check.same, t.check.sameDetail(swaps.length, words)]
    : judgedAlike
      ? ["partial", t.check.ranks, t.check.ranksDetail]
      : ["missing", t.check.different, t.check.differentDetail];
  return h("div", { class: `check-result ${tone}` }, h("p", {}, icon(tone), h("b", {}, title)), h("p", { class: "small" }, detail));
}

function swapTable(check) {
  const moved = (swap) => swap.changed_verdicts + swap.changed_ranks;
  const ordered = [...check.swaps].sort((a, b) => moved(b) - moved(a));
  return h("details", { open: !check.unchanged }, h("summary", {}, t.check.details), h("ul", { class: "swaps small" }, ordered.map(swapOf)));
}

function swapOf(swap) {
  const [example] = swap.examples;
  return h(
    "li",
    {},
    h("p", {}, h("b", {}, t.check.name(swap.name)), ": ", t.check.outcome(swap)),
    example && h("p", {}, h("q", {}, example.from), " → ", h("q", {}, example.to)),
  );
}
