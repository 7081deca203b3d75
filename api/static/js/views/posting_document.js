/** The posting as it was read: its lines, the words of its requirements, and what every line was taken for. */

import { h } from "../dom.js";
import { characters, cut, pieces } from "../spans.js";
import { t } from "../strings.js";
import { problemBox } from "./problem.js";

/**
 * @param {import("../types.js").PostingDetail | Error | undefined} detail
 * @param {import("../types.js").Requirement[]} requirements
 * @param {import("../types.js").State} state
 */
export function postingDocument(detail, requirements, state, actions) {
  if (!detail) return h("p", { class: "updating" }, h("span", { class: "spinner" }), t.posting.loading);
  if (detail instanceof Error) return problemBox(detail);
  const chars = characters(detail.text);
  const spans = requirements.map((requirement, owner) => ({ ...requirement.span, owner }));
  return h(
    "div",
    { class: state.roles ? "posting-text with-roles" : "posting-text" },
    stretches(detail.lines, chars.length).map((stretch) => lineOf(stretch, chars, spans, requirements, state, actions)),
  );
}

/** The lines, and as nameless stretches whatever text lies between them. */
function stretches(lines, length) {
  const all = [];
  let at = 0;
  for (const { span, role } of [...lines].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start > at) all.push({ start: at, end: span.start, role: null });
    if (span.end > at) all.push({ start: Math.max(at, span.start), end: span.end, role });
    at = Math.max(at, span.end);
  }
  if (at < length) all.push({ start: at, end: length, role: null });
  return all;
}

function lineOf({ start, end, role }, chars, spans, requirements, state, actions) {
  const text = cut(chars, start, end);
  if (!text.trim()) return text.split("\n").length > 2 ? h("div", { class: "gap" }) : null;
  const parts = pieces(chars, start, end, spans).map((piece) => pieceOf(piece, requirements, state, actions));
  const name = role ? (t.roles[role] ?? role) : t.roles.none;
  return h("div", { class: `posting-line role-${(role ?? "none").replaceAll(" ", "-")}` }, h("span", { class: "role" }, name), h("p", {}, parts));
}

function pieceOf(piece, requirements, state, actions) {
  if (!piece.owners.length) return piece.text;
  const owner = piece.owners.includes(state.selected.requirement) ? state.selected.requirement : piece.owners[0];
  const chosen = owner === state.selected.requirement;
  const choose = () => actions.select(chosen ? {} : { requirement: owner, origin: "posting" });
  return h(
    "span",
    {
      class: `asked ${requirements[owner].verdict}${chosen ? " chosen" : ""}`,
      role: "button",
      tabindex: "0",
      "aria-pressed": String(chosen),
      "data-key": `asked-${owner}-${piece.start}`,
      title: t.verdicts[requirements[owner].verdict],
      onclick: choose,
      onkeydown: (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), choose()),
    },
    piece.text,
  );
}
