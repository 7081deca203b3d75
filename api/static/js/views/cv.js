/** What was read of the CV: its text or pages, and the facts that were taken from it. */

import { h } from "../dom.js";
import { dateInWords } from "../format.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";
import { cvDocument, hasBoxes } from "./cv_document.js";
import { link } from "./frame.js";
import { pictureSwitch } from "./posting.js";

export function cvView(scope) {
  const { region, actions } = scope;
  const facts = region(h("section", { class: "cv-facts", "aria-label": t.cv.facts }), (state) => [state.cv], (state) => factsOf(state.cv ?? state.answer.cv));
  const text = region(h("section", { class: "panel panel-cv cv-alone", "aria-label": t.panels.cv, tabindex: "0" }), (state) => [state.cv, state.image], (state) => [
    h("div", { class: "panel-head" }, h("h2", {}, t.panels.cv), hasBoxes(state.cv) && pictureSwitch(state, actions)),
    cvDocument(state, [], { select: () => {} }),
  ]);
  return h("div", { class: "cv-view" }, h("p", { class: "back" }, link(scope, { view: "list" }, {}, icon("back"), t.posting.back)), h("h1", {}, t.cv.heading), h("p", { class: "lead" }, t.cv.lead), h("div", { class: "cv-columns" }, facts, text));
}

function factsOf(cv) {
  const { profile } = cv;
  return [
    cv.warnings.length > 0 && [h("h2", {}, t.cv.warnings), h("ul", { class: "warnings" }, cv.warnings.map((one) => h("li", {}, one.message)))],
    h("h2", {}, t.cv.taken),
    h(
      "dl",
      { class: "facts-list" },
      fact(t.cv.degrees, profile.degrees.map(degree)),
      fact(t.cv.languages, profile.languages.map((one) => [one.name, one.level].filter(Boolean).join(", "))),
      fact(t.cv.right, profile.work_authorisation),
      fact(t.cv.availability, profile.availability ? [profile.availability] : []),
      fact(t.cv.location, profile.location ? [profile.location] : []),
      fact(t.cv.skills, [], profile.skills.length > 0 && h("ul", { class: "skills" }, profile.skills.map((skill) => h("li", {}, skill)))),
      fact(t.cv.sections, [], h("ul", { class: "skills" }, [...new Set(cv.sections.map((section) => section.name))].map((name) => h("li", {}, t.sections[name] ?? name)))),
    ),
    h("p", { class: "note" }, t.cv.ignored),
  ];
}

function fact(name, values, list) {
  const shown = list || (values.length ? h("ul", {}, values.map((value) => h("li", {}, value))) : h("p", { class: "small" }, t.cv.nothing));
  return [h("dt", {}, name), h("dd", {}, shown)];
}

function degree(one) {
  const years = [one.start, one.end].filter(Boolean).map(dateInWords).join(" – ");
  return [[t.levels[one.level] ?? one.level, one.field].filter(Boolean).join(", "), one.institution, years && (one.expected ? t.cv.expected(years) : years), one.grade].filter(Boolean).join(" · ");
}
