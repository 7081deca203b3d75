/** The CV as its text or as its pages, with every place that a match quotes; a place can be chosen in both. */

import { h, styled } from "../dom.js";
import { boxesOf, pagePicture } from "../pages.js";
import { characters, linesOf, overlap, pieces, quotedSpans } from "../spans.js";
import { t } from "../strings.js";

const REACH_PIXELS = 14;
/** A section may also begin inside a longer line, which then is no heading. */
const LONGEST_HEADING = 40;

/**
 * @param {import("../types.js").State} state
 * @param {import("../types.js").Requirement[]} requirements
 * @param {any} actions
 */
export function cvDocument(state, requirements, actions) {
  if (!state.cv) return h("p", { class: "updating" }, h("span", { class: "spinner" }), t.cv.loading);
  const spans = quotedSpans(requirements);
  const asImage = state.image && hasBoxes(state.cv);
  return state.cv.text.map((text, place) => {
    const page = place + 1;
    const own = spans.filter((span) => span.page === page);
    const shown = asImage ? pictures(state, page, own, requirements, actions) : textPage(text, page, own, state, requirements, actions);
    return h("section", { class: asImage ? "cv-picture" : "cv-page", "aria-label": t.cv.page(page) }, shown);
  });
}

/** @param {import("../types.js").Cv | null} cv */
export const hasBoxes = (cv) => Boolean(cv?.boxes?.some((boxes) => boxes.length));

function textPage(text, page, spans, state, requirements, actions) {
  const chars = characters(text);
  const heads = new Set(state.cv.sections.filter((section) => section.page === page && section.name !== "contact").map((section) => section.start));
  return linesOf(chars).map((line) => {
    if (line.end === line.start) return h("p", { class: "line blank" });
    const parts = pieces(chars, line.start, line.end, spans).map((piece) => textPiece(piece, page, state, requirements, actions));
    const isHead = heads.has(line.start) && line.end - line.start <= LONGEST_HEADING;
    return h("p", { class: isHead ? "line section-head" : "line", onclick: () => actions.select({ place: { page, start: line.start, end: line.end }, origin: "cv" }) }, parts);
  });
}

function textPiece(piece, page, state, requirements, actions) {
  if (!piece.owners.length) return piece.text;
  const place = { page, start: piece.start, end: piece.end };
  return h("span", { ...placeButton(place, piece.owners, state, actions), class: `quoted ${markOf(piece.owners, place, state, requirements)}` }, piece.text);
}

/** What makes a place of the text a control. */
function placeButton(place, owners, state, actions) {
  const choose = (event) => {
    event.stopPropagation();
    event.preventDefault();
    actions.select({ place, origin: "cv" });
  };
  return {
    role: "button",
    tabindex: "0",
    "data-key": `place-${place.page}-${place.start}`,
    "aria-pressed": String(Boolean(state.selected.place && overlap(state.selected.place, place))),
    title: t.cv.serves(owners.length),
    onclick: choose,
    onkeydown: (event) => (event.key === "Enter" || event.key === " ") && choose(event),
  };
}

/** Chosen, or the best verdict that the place serves. */
function markOf(owners, place, state, requirements) {
  const { requirement, place: chosen } = state.selected;
  if (owners.includes(requirement) || (chosen && overlap(chosen, place))) return "chosen";
  return owners.some((owner) => requirements[owner].verdict === "met") ? "met" : "partial";
}

function pictures(state, page, spans, requirements, actions) {
  const boxes = state.cv.boxes?.[page - 1] ?? [];
  const groups = grouped(spans);
  const places = groups.flatMap((group) => boxesOf(boxes, group).map((box) => ({ ...box, group })));
  const sheets = new Set([...boxes.map((box) => box[2]), ...(boxes.length ? [] : [page])]);
  return [...sheets].sort((a, b) => a - b).map((sheet) => picture(sheet, places.filter((place) => place.page === sheet), page, state, requirements, actions));
}

/** Spans that are one and the same stretch are one place with several owners. */
function grouped(spans) {
  const byStretch = new Map();
  for (const { start, end, owner } of spans) {
    const key = `${start}-${end}`;
    const group = byStretch.get(key) ?? { start, end, owners: [] };
    if (!group.owners.includes(owner)) group.owners.push(owner);
    byStretch.set(key, group);
  }
  return [...byStretch.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * The picture takes clicks as a whole and finds the nearest place, because places on a page are too small to hit each.
 * For keyboards and screen readers the text has the same places as controls.
 */
function picture(sheet, places, page, state, requirements, actions) {
  const choose = (event) => {
    const place = nearest(places, frame.getBoundingClientRect(), event);
    actions.select(place ? { place: { page, start: place.group.start, end: place.group.end }, origin: "cv" } : {});
  };
  const frame = h("div", { class: "picture", onclick: choose });
  const { image, ready } = pagePicture(state.file, sheet);
  image.alt = t.cv.pageAlt(sheet);
  const size = state.cv.page_sizes?.[sheet - 1];
  if (size) styled(image, { "aspect-ratio": `${size[0]} / ${size[1]}` });
  ready.catch(() => frame.replaceChildren(h("p", { class: "note" }, t.cv.noPicture)));
  frame.append(image, ...places.map((place) => boxOf(place, page, state, requirements)));
  return frame;
}

function nearest(places, frame, event) {
  const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
  const away = (box) =>
    Math.hypot(
      Math.max(box.left * frame.width - x, 0, x - (box.left + box.width) * frame.width),
      Math.max(box.top * frame.height - y, 0, y - (box.top + box.height) * frame.height),
    );
  const [best] = places.map((place) => [away(place), place]).sort((a, b) => a[0] - b[0]);
  return best && best[0] <= REACH_PIXELS ? best[1] : null;
}

function boxOf(box, page, state, requirements) {
  const { group } = box;
  const place = { page, start: group.start, end: group.end };
  const element = h("span", { class: `box ${markOf(group.owners, place, state, requirements)}`, title: t.cv.serves(group.owners.length) });
  const share = (value) => `${100 * value}%`;
  return styled(element, { left: share(box.left), top: share(box.top), width: share(box.width), height: share(box.height) });
}
