/** What a CV cannot tell, asked once. The answers stay in the memory of this tab and go out with each ranking. */

import { h } from "../dom.js";
import { dateInWords } from "../format.js";
import { t } from "../strings.js";

const SHOWN = 3;

export function questionCard(scope) {
  return scope.region(h("section", { class: "side-card", "aria-labelledby": "questions" }), (state) => [state.answer, state.answers], (state) => {
    const open = state.answer.questions.filter((question) => !(question.id in state.answers));
    const answered = Object.keys(state.answers);
    const [first, rest] = [open.slice(0, SHOWN), open.slice(SHOWN)];
    return [
      h("h2", { id: "questions" }, t.questions.heading),
      h("p", { class: "small" }, open.length ? t.questions.lead : answered.length ? t.questions.done : t.questions.none),
      answered.length > 0 && given(state, scope),
      first.map((question) => asked(question, scope)),
      rest.length > 0 && h("details", { class: "more-questions" }, h("summary", {}, t.questions.more(rest.length)), rest.map((question) => asked(question, scope))),
      (open.length > 0 || answered.length > 0) && h("p", { class: "small" }, t.questions.kept),
    ];
  });
}

function asked(question, { actions }) {
  return h(
    "fieldset",
    { class: "question" },
    h("legend", {}, wordsOf(question)),
    h("p", { class: "small" }, t.questions.affects(question.postings_affected, 100 * question.effect)),
    question.options.length ? options(question, actions) : period(question, actions),
  );
}

/** The question in the page's words where it has some, else as the service asks it. */
const wordsOf = (question) => t.questions.texts[question.id] ?? question.text;

function options(question, actions) {
  return h(
    "div",
    { class: "options" },
    question.options.map((option) =>
      h("button", { type: "button", class: "button", "data-key": `${question.id}-${option}`, onclick: () => actions.answer(question, option) }, t.questions.options[option] ?? option),
    ),
  );
}

/** Two dates, sent as one answer. */
function period(question, actions) {
  const from = h("input", { type: "date", required: true, "data-key": `${question.id}-from` });
  const to = h("input", { type: "date", required: true, "data-key": `${question.id}-to` });
  const send = (event) => {
    event.preventDefault();
    to.setCustomValidity(from.value && to.value && from.value >= to.value ? t.questions.order : "");
    if (form.reportValidity()) void actions.answer(question, `${from.value}/${to.value}`);
  };
  const form = h(
    "form",
    { class: "period", onsubmit: send, novalidate: true },
    h("label", { class: "field" }, h("span", {}, t.questions.from), from),
    h("label", { class: "field" }, h("span", {}, t.questions.to), to),
    h("button", { type: "submit", class: "button", "data-key": `${question.id}-send` }, t.questions.send),
  );
  for (const input of [from, to]) input.addEventListener("input", () => to.setCustomValidity(""));
  return form;
}

function given(state, { actions }) {
  return h(
    "ul",
    { class: "given" },
    Object.entries(state.answers).map(([id, value]) => {
      const question = state.asked.get(id);
      return h(
        "li",
        {},
        h("span", {}, wordsOf(question)),
        h("b", {}, answerInWords(value)),
        h("button", { type: "button", class: "quiet", "data-key": `undo-${id}`, onclick: () => actions.answer(question, "") }, t.questions.undo, h("span", { class: "visually-hidden" }, `: ${wordsOf(question)}`)),
      );
    }),
  );
}

function answerInWords(value) {
  const dates = value.split("/");
  return dates.length === 2 ? dates.map(dateInWords).join(" – ") : (t.questions.options[value] ?? value);
}
