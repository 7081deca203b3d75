/** While the CV is read and judged: what is happening, as it happens. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";

export function progressView({ actions, region }) {
  return h(
    "div",
    { class: "progress" },
    h("h1", {}, t.progress.heading),
    region(h("ol", { class: "steps" }), (state) => [state.cv, state.busy, state.postings], (state) => steps(state)),
    region(h("div", {}), (state) => [state.busy], (state) => state.busy?.waiting && waiting(state.busy.waiting)),
    h("p", {}, h("button", { type: "button", class: "button", onclick: () => actions.forget() }, t.progress.cancel)),
  );
}

function steps(state) {
  const read = Boolean(state.cv);
  return [
    step(read, t.progress.read, read ? t.progress.found(state.cv) : t.progress.readDetail),
    step(false, t.progress.match(state.postings), t.progress.matchDetail),
  ];
}

function step(done, title, detail) {
  return h(
    "li",
    { class: done ? "done" : "doing" },
    h("span", { class: "step-sign" }, done ? icon("met") : h("span", { class: "spinner" })),
    h("div", {}, h("p", { class: "step-title" }, title), h("p", { class: "small" }, detail)),
  );
}

export function waiting({ seconds, attempt }) {
  return h("p", { class: "note" }, t.progress.busy(seconds, attempt));
}
