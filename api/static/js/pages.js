/** Pictures of the CV's pages, asked for once each and kept as long as this CV is at hand. */

import { post } from "./api.js";

const WIDTH = 1200;

/** @type {WeakMap<File, Map<number, {image: HTMLImageElement, ready: Promise<void>}>>} */
const known = new WeakMap();

/**
 * The picture of a page (from 1): one element for each page, so that it is not fetched or decoded again when what
 * stands around it is redrawn. `ready` rejects where the page cannot be shown.
 * @param {File} file @param {number} page
 */
export function pagePicture(file, page) {
  const pages = known.get(file) ?? new Map();
  known.set(file, pages);
  if (!pages.has(page)) pages.set(page, picture(file, page));
  return pages.get(page);
}

function picture(file, page) {
  const image = new Image();
  const ready = post("v1/pages", { cv: file, page, width: WIDTH }).then((blob) => {
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
    image.src = URL.createObjectURL(blob);
  });
  return { image, ready };
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
