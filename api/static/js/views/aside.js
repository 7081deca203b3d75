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
  const button = h("button", { type: "button", class: "button", "data-key": "check", disabled: check === "running", onclick: () => actions.check() }, t.check.button);
  if (!check) return button;
  if (check === "running") return [button, h("p", { class: "updating" }, h("span", { class: "spinner" }), t.check.running)];
  if (check instanceof Error) return [problemBox(check), button];
  return [verdictOf(check), h("ul", { class: "swaps" }, check.swaps.map(swap)), button];
}

function verdictOf(check) {
  const good = check.unchanged;
  return h("p", { class: good ? "check-result good" : "check-result bad" }, icon(good ? "met" : "missing"), good ? t.check.same : t.check.different);
}

function swap(one) {
  return h(
    "li",
    {},
    h("p", { class: "swap-name" }, t.check.names[one.name] ?? one.name),
    one.examples.length > 0 && h("p", { class: "small" }, one.examples.map((example, place) => [place ? "; " : "", h("q", {}, example.from), " → ", h("q", {}, example.to)])),
    h("p", { class: "small" }, t.check.outcome(one)),
  );
}
