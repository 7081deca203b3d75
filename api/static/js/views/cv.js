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
      fact(t.cv.degrees, profile.degrees.map((one, place) => degree(one, place === 0 ? profile.year_of_study : null))),
      fact(t.cv.experiences, (profile.experiences ?? []).map(experience)),
      (profile.courses ?? []).length > 0 && fact(t.cv.courses, [], h("ul", { class: "skills" }, profile.courses.map((one) => h("li", {}, [one.name, one.mark].filter(Boolean).join(" · "))))),
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

function degree(one, year) {
  const now = year && t.cv.year(year.year);
  return entry([t.levels[one.level] ?? one.level, one.field], [one.institution, period(one), now, one.grade]);
}

function experience(one) {
  return entry([one.title], [one.organisation, period(one), one.months ? t.cv.months(one.months) : null]);
}

/** What it is on the first line, and where and when on the second. */
function entry(title, rest) {
  return [h("span", { class: "entry" }, title.filter(Boolean).join(", ")), h("span", { class: "small" }, rest.filter(Boolean).join(" · "))];
}

function period({ start, end, expected }) {
  const years = [start, end].filter(Boolean).map(dateInWords).join(" – ");
  if (!years) return null;
  return expected ? t.cv.expected(years) : years;
}
