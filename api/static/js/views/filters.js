/** The filters: each acts at once and stands in the address. */

import { h } from "../dom.js";
import { countryName } from "../format.js";
import { t } from "../strings.js";

const WORK_MODES = ["onsite", "hybrid", "remote"];
const LEVELS = ["bachelor", "master", "phd", "foundation", "school"];
const REST = ["level", "company", "start_from", "start_to", "as_of"];
const BOXES = ["paid", "sponsorship", "include_unstated"];

export function filterBar(scope) {
  const { store } = scope;
  const given = store.get().filters;
  const more = h(
    "details",
    { class: "more-filters", open: [...REST, ...BOXES].some((name) => given[name] && name !== "as_of") },
    h("summary", {}, t.filters.more),
    h("div", { class: "filter-row" }, REST.map((name) => field(scope, name))),
    h("div", { class: "filter-row" }, BOXES.map((name) => field(scope, name))),
  );
  const form = h(
    "form",
    { class: "filters", role: "search", "aria-label": t.filters.heading, onsubmit: (event) => event.preventDefault() },
    h("div", { class: "filter-row" }, ["query", "location", "country", "work_mode", "include_closed"].map((name) => field(scope, name))),
    h("div", { class: "filter-tail" }, more, clearButton(scope)),
  );
  keepInStep(scope, form);
  return form;
}

function field(scope, name) {
  return MAKERS[name](scope, name);
}

const MAKERS = {
  query: text,
  location: text,
  company: text,
  country: (scope, name) => choice(scope, name, countries()),
  work_mode: (scope, name) => choice(scope, name, WORK_MODES.map((mode) => [mode, t.workModes[mode]])),
  level: (scope, name) => choice(scope, name, LEVELS.map((level) => [level, t.levels[level]])),
  include_closed: (scope, name) => box(scope, name, { inverted: true }),
  paid: (scope, name) => box(scope, name, {}),
  sponsorship: (scope, name) => box(scope, name, {}),
  include_unstated: (scope, name) => box(scope, name, {}),
  start_from: day,
  start_to: day,
  as_of: day,
};

function text({ actions }, name) {
  const input = h("input", { type: "search", name, maxlength: 200, autocomplete: "off", "data-key": `filter-${name}`, oninput: (event) => actions.setFilter(name, event.target.value.trim(), { typed: true }) });
  return labelled(name, input);
}

function choice({ actions }, name, options) {
  const select = h(
    "select",
    { name, "data-key": `filter-${name}`, onchange: (event) => actions.setFilter(name, event.target.value) },
    h("option", { value: "" }, t.filters.any),
    options.map(([value, label]) => h("option", { value }, label)),
  );
  return labelled(name, select);
}

function day({ actions }, name) {
  const input = h("input", { type: "date", name, "data-key": `filter-${name}`, onchange: (event) => actions.setFilter(name, event.target.value) });
  return labelled(name, input);
}

function box({ actions }, name, { inverted = false }) {
  const input = h("input", { type: "checkbox", name, "data-key": `filter-${name}`, "data-inverted": inverted, onchange: (event) => actions.setFilter(name, event.target.checked !== inverted ? "true" : "") });
  return h("label", { class: "field field-box" }, input, h("span", {}, t.filters.names[name]));
}

function labelled(name, control) {
  return h("label", { class: `field field-${name} field-${control.type}` }, h("span", {}, t.filters.names[name]), control);
}

/** All countries by the browser's own table, in the order of their names. */
function countries() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  const known = codes.map((code) => [code, countryName(code)]).filter(([code, name]) => name !== code && !GROUPS.has(code));
  return known.sort((a, b) => a[1].localeCompare(b[1], t.locale));
}
/** Codes of the table that are no countries: unions, unknown regions, and codes given up long ago. */
const GROUPS = new Set([..."EU EZ UN QO XA XB ZZ AN BU CS DD FX NT SU TP YD YU ZR UK DY HV NH RH VD".split(" ")]);

function clearButton({ region, actions }) {
  return region(h("span", {}), (state) => [state.filters], (state) => {
    const given = Object.keys(state.filters).length;
    return given > 0 && h("button", { type: "button", class: "quiet", "data-key": "clear", onclick: () => actions.useFilters({}) }, t.filters.clearCount(given));
  });
}

/** Show the filters of the state in the controls, except in the one that is being typed in. */
function keepInStep({ region }, form) {
  region(h("span", {}), (state) => [state.filters], (state) => {
    for (const control of form.elements) {
      if (!control.name) continue;
      const value = state.filters[control.name] ?? "";
      if (control.type === "checkbox") control.checked = Boolean(value && value !== "false") !== (control.dataset.inverted !== undefined);
      else if (control !== document.activeElement || !value) control.value = value;
    }
    return null;
  });
}
