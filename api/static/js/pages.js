/** Pictures of the CV's pages, asked for once each and kept as long as this CV is at hand. */

import { post } from "./api.js";

const WIDTH = 1200;

/** @type {WeakMap<File, Map<number, Promise<string>>>} */
const known = new WeakMap();

/** The address of the picture of a page (from 1), within this tab. @param {File} file @param {number} page @returns {Promise<string>} */
export function pageImage(file, page) {
  const pages = known.get(file) ?? new Map();
  known.set(file, pages);
  if (!pages.has(page)) pages.set(page, post("v1/pages", { cv: file, page, width: WIDTH }).then((blob) => URL.createObjectURL(blob)));
  return pages.get(page);
}

/**
 * The boxes of a span of text: one for each stretch of a line, in shares of the page.
 * @param {number[][]} boxes [start, end, image page, left, top, width, height] in the order of the text
 * @param {{start: number, end: number}} span
 */
export function boxesOf(boxes, span) {
  const lines = [];
  for (const [start, end, page, left, top, width, height] of boxes) {
    if (end <= span.start || start >= span.end) continue;
    const last = lines.at(-1);
    const follows = last && last.page === page && Math.abs(last.top - top) < height / 2 && left >= last.left && left - (last.left + last.width) < 4 * height;
    if (!follows) {
      lines.push({ page, left, top, width, height });
      continue;
    }
    const bottom = Math.max(last.top + last.height, top + height);
    last.width = Math.max(last.left + last.width, left + width) - last.left;
    last.top = Math.min(last.top, top);
    last.height = bottom - last.top;
  }
  return lines;
}
