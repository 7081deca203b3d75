/** Taking the list along. */

import { h } from "../dom.js";
import { csvOf, jsonOf, save } from "../export.js";
import { t } from "../strings.js";
import { link } from "./frame.js";

export function exportMenu(scope) {
  const { store } = scope;
  const answer = () => store.get().answer;
  const name = (ending) => `${t.exporting.file}-${answer().as_of}.${ending}`;
  return h(
    "div",
    { class: "exports", role: "group", "aria-label": t.exporting.heading },
    h("span", { class: "small", "aria-hidden": "true" }, t.exporting.label),
    h("button", { type: "button", class: "quiet", onclick: () => save(name("csv"), "text/csv;charset=utf-8", csvOf(answer())) }, t.exporting.csv),
    h("button", { type: "button", class: "quiet", onclick: () => save(name("json"), "application/json", jsonOf(answer())) }, t.exporting.json),
    link(scope, { view: "print" }, { class: "quiet" }, t.exporting.print),
  );
}
