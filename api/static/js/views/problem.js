/** What went wrong, in a sentence, and what to do about it. */

import { h } from "../dom.js";
import { t } from "../strings.js";
import { keyField } from "./key_field.js";

/** @param {import("../api.js").Problem} problem @param {...any} doors buttons */
export function problemBox(problem, ...doors) {
  return h(
    "div",
    { class: "problem", role: "alert" },
    h("h2", {}, problem.title ?? t.problem.unexpected.title),
    h("p", {}, problem.detail ?? String(problem.message)),
    problem.advice && h("p", { class: "advice" }, h("strong", {}, t.problem.whatToDo), " ", problem.advice),
    problem.status >= 500 && problem.id && h("p", { class: "small" }, t.problem.id(problem.id)),
    problem.status === 401 && keyField(),
    doors.some(Boolean) && h("p", { class: "doors" }, doors),
  );
}
