/** What stays around every view: the name, the CV at hand, the theme, and what happens to a CV. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { addressOf } from "../route.js";
import { region } from "../store.js";
import { t } from "../strings.js";
import { currentTheme, toggleTheme } from "../theme.js";

export function header(store, actions) {
  const cv = h("div", { class: "at-hand" });
  region(store, cv, (state) => [state.file, Boolean(state.answer)], (state) => (state.answer ? cvAtHand(state, actions) : null));
  const home = h("a", { class: "name", href: "./", onclick: (event) => follow(event, () => actions.go({ view: "list" })) }, t.name);
  return h("header", { class: "top" }, h("div", { class: "top-in" }, home, cv, themeButton()));
}

function cvAtHand(state, actions) {
  return [
    h("span", { class: "file-name" }, icon("file"), h("span", {}, state.file.name)),
    h("button", { class: "quiet", type: "button", onclick: () => actions.forget(), "data-key": "other-cv" }, t.frame.otherCv),
  ];
}

function themeButton() {
  const button = h("button", { class: "quiet icon-only", type: "button", onclick: () => (toggleTheme(), name()) });
  const name = () => {
    const dark = currentTheme() === "dark";
    button.replaceChildren(icon(dark ? "sun" : "moon"));
    button.setAttribute("aria-label", dark ? t.frame.toLight : t.frame.toDark);
    button.title = dark ? t.frame.toLight : t.frame.toDark;
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
  name();
  return button;
}

export function footer(store) {
  const snapshot = h("p", {});
  region(store, snapshot, (state) => [state.answer, state.postings], (state) => madeFrom(state));
  return h("footer", { class: "foot" }, h("div", { class: "foot-in" }, h("p", {}, t.frame.promise), snapshot));
}

function madeFrom(state) {
  const docs = h("a", { href: "docs" }, t.frame.docs);
  return state.answer ? [t.frame.snapshot(state.answer.snapshot, state.answer.as_of), " ", docs] : [docs];
}

/** Follow a link inside the page, unless the reader asked for a new tab or window. */
export function follow(event, go) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button > 0) return;
  event.preventDefault();
  go();
}

/** A link to a place of the page. */
export function link(scope, route, attributes, ...children) {
  const href = addressOf(route, scope.store.get().filters);
  return h("a", { href, onclick: (event) => follow(event, () => scope.actions.go(route)), ...attributes }, ...children);
}
