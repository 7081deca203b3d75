/** What a CV cannot tell, asked once. The answers stay in the memory of this tab and go out with each ranking. */

import { h } from "../dom.js";
import { countryName, signed } from "../format.js";
import { t } from "../strings.js";

export function questionCard(scope) {
  return scope.region(h("section", { class: "side-card", "aria-labelledby": "questions" }), (state) => [state.answer, state.answers], (state) => {
    const open = state.answer.questions.filter((question) => !(question.id in state.answers));
    const answered = Object.keys(state.answers);
    return [
      h("h2", { id: "questions" }, t.questions.heading),
      h("p", { class: "small" }, open.length ? t.questions.lead : answered.length ? t.questions.done : t.questions.none),
      open.map((question) => asked(question, scope)),
      answered.length > 0 && given(state, scope),
      h("p", { class: "small" }, t.questions.kept),
    ];
  });
}

function asked(question, { actions }) {
  return h(
    "fieldset",
    { class: "question" },
    h("legend", {}, questionText(question)),
    h("p", { class: "small" }, t.questions.affects(question.postings_affected)),
    question.options.length ? options(question, actions) : period(question, actions),
    effects(question),
  );
}

/** The question in the page's words where it knows them, else as the service asks it. */
function questionText(question) {
  const country = question.id.startsWith("right_to_work.") ? countryName(question.id.slice("right_to_work.".length)) : null;
  return (country ? t.questions.right(country) : t.questions.texts[question.id]) ?? question.text;
}

function options(question, actions) {
  return h(
    "div",
    { class: "options" },
    question.options.map((option) =>
      h("button", { type: "button", class: "button", "data-key": `${question.id}-${option}`, onclick: () => actions.answer(question.id, option) }, t.questions.options[option] ?? option),
    ),
  );
}

/** Two dates, sent as one answer. */
function period(question, actions) {
  const from = h("input", { type: "date", required: true, "data-key": `${question.id}-from` });
  const to = h("input", { type: "date", required: true, "data-key": `${question.id}-to` });
  const send = (event) => {
    event.preventDefault();
    to.setCustomValidity(from.value > to.value ? t.questions.order : "");
    if (form.reportValidity()) void actions.answer(question.id, `${from.value}/${to.value}`);
  };
  const form = h(
    "form",
    { class: "period", onsubmit: send, novalidate: true },
    h("label", { class: "field" }, h("span", {}, t.questions.from), from),
    h("label", { class: "field" }, h("span", {}, t.questions.to), to),
    h("button", { type: "submit", class: "button", "data-key": `${question.id}-send` }, t.questions.send),
  );
  to.addEventListener("input", () => to.setCustomValidity(""));
  return form;
}

/** What each answer would do, where the service says so. */
function effects(question) {
  const rows = Array.isArray(question.effect) ? question.effect : [];
  if (!rows.length) return null;
  return h("ul", { class: "effects small" }, rows.map((row) => h("li", {}, t.questions.effect(t.questions.options[row.answer] ?? row.answer, row, signed))));
}

function given(state, { actions }) {
  const known = new Map(state.answer.questions.map((question) => [question.id, question]));
  return h(
    "ul",
    { class: "given" },
    Object.entries(state.answers).map(([id, value]) =>
      h(
        "li",
        {},
        h("span", {}, questionText(known.get(id) ?? { id, text: id })),
        " ",
        h("b", {}, t.questions.options[value] ?? value.replace("/", " – ")),
        h("button", { type: "button", class: "quiet", "data-key": `undo-${id}`, onclick: () => actions.answer(id, "") }, t.questions.undo),
      ),
    ),
  );
}
