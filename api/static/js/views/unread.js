/** A file in which nothing was found to judge: that is said first, and a list is made of it only on request. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";
import { link } from "./frame.js";

const SHOWN_CHARACTERS = 280;

export function unreadView(scope) {
  const { store, actions } = scope;
  return h(
    "div",
    { class: "unread" },
    h("h1", {}, t.unread.heading),
    h("p", { class: "lead" }, t.unread.lead),
    h("div", { class: "doors" }, h("button", { type: "button", class: "button primary", onclick: () => actions.forget() }, t.unread.other), link(scope, { view: "cv" }, { class: "button" }, icon("file"), t.unread.see)),
    scope.region(h("div", { class: "unread-text" }), (state) => [state.cv], (state) => beginning(state)),
    h("section", {}, h("h2", {}, t.unread.whyHeading), h("ul", { class: "bullets" }, t.unread.why.map((reason) => h("li", {}, reason)))),
    warnings(store.get().answer.cv),
    h("p", {}, h("button", { type: "button", class: "text-button", "data-key": "anyway", onclick: () => actions.show({ anyway: true }) }, t.unread.anyway)),
  );
}

function beginning({ cv }) {
  const text = cv?.text?.join("\n").trim();
  if (!text) return null;
  const characters = Array.from(text);
  const shown = characters.slice(0, SHOWN_CHARACTERS).join("") + (characters.length > SHOWN_CHARACTERS ? " …" : "");
  return [h("p", { class: "small" }, t.unread.readSoFar(cv)), h("blockquote", {}, shown)];
}

function warnings(cv) {
  return cv.warnings.length > 0 && h("ul", { class: "warnings" }, cv.warnings.map((one) => h("li", {}, one.message)));
}
