/** The first view: choose a CV, or try a sample. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { t } from "../strings.js";
import { problemBox } from "./problem.js";

const ACCEPTED = ".pdf,.docx,.txt,.md,.json,application/pdf,text/plain,text/markdown,application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function startView({ store, actions, region }) {
  const problem = region(h("div", {}), (state) => [state.problem], (state) => state.problem && problemBox(state.problem, again(state, actions)));
  const linked = region(h("div", {}), (state) => [state.route], (state) => linkedPlace(state));
  const samples = region(h("div", {}), (state) => [state.samples], (state) => sampleList(state.samples, actions));
  return h(
    "div",
    { class: "start" },
    h("h1", {}, t.start.heading),
    h("p", { class: "lead" }, t.start.lead),
    problem,
    linked,
    dropZone(actions),
    samples,
    promises(),
  );
}

function again(state, actions) {
  const mayPass = state.problem.status === 0 || state.problem.status === 401 || state.problem.status >= 429;
  return state.file && mayPass && h("button", { type: "button", class: "button", onclick: () => actions.again(), "data-key": "again" }, t.problem.again);
}

function linkedPlace(state) {
  return state.route.view !== "list" && !state.problem && h("p", { class: "note" }, t.start.linked);
}

function dropZone(actions) {
  const input = h("input", { type: "file", id: "cv", class: "visually-hidden", accept: ACCEPTED, "aria-describedby": "cv-types", onchange: (event) => chosen(event.target.files, actions) });
  const zone = h(
    "div",
    { class: "drop" },
    icon("file"),
    h("p", { class: "drop-line" }, t.start.drop),
    input,
    h("label", { for: "cv", class: "button primary" }, t.start.choose),
    h("p", { id: "cv-types", class: "small" }, t.start.types),
  );
  zone.addEventListener("dragover", () => zone.classList.add("over"));
  for (const end of ["dragleave", "drop"]) zone.addEventListener(end, () => zone.classList.remove("over"));
  return zone;
}

function chosen(files, actions) {
  if (files?.length) void actions.open(files[0]);
}

function sampleList(samples, actions) {
  if (!samples.length) return null;
  return h(
    "section",
    { class: "samples", "aria-labelledby": "samples-heading" },
    h("h2", { id: "samples-heading" }, t.start.samples),
    h("ul", {}, samples.map((sample) => h("li", {}, sampleButton(sample, actions)))),
  );
}

function sampleButton(sample, actions) {
  return h(
    "button",
    { type: "button", class: "sample", onclick: () => actions.openSample(sample.name) },
    h("span", { class: "sample-who" }, sample.who),
    h("span", { class: "small" }, sample.layout),
  );
}

function promises() {
  return h(
    "ul",
    { class: "promises" },
    t.start.promises.map(([title, text]) => h("li", {}, h("h2", {}, title), h("p", {}, text))),
  );
}
