/**
 * Cutting texts at the borders of spans. Offsets of the service count characters (code points), those of JavaScript
 * strings count UTF-16 units; a text is therefore cut as a list of characters where the two differ.
 */

/** @typedef {{start: number, end: number, owner: number}} Owned */

/** The characters of a text. @param {string} text @returns {string | string[]} */
export function characters(text) {
  return /[\uD800-\uDFFF]/.test(text) ? Array.from(text) : text;
}

/** @param {string | string[]} chars @param {number} start @param {number} end */
export function cut(chars, start, end) {
  const part = chars.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}

/**
 * The stretch [start, end) in pieces, each with the owners of the spans that cover it.
 * @param {string | string[]} chars @param {number} start @param {number} end @param {Owned[]} spans
 * @returns {{text: string, start: number, end: number, owners: number[]}[]}
 */
export function pieces(chars, start, end, spans) {
  const here = spans.filter((span) => span.start < end && span.end > start);
  const borders = new Set([start, end]);
  for (const span of here) {
    borders.add(Math.max(start, span.start));
    borders.add(Math.min(end, span.end));
  }
  const ordered = [...borders].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, place) => {
    const to = ordered[place + 1];
    const owners = here.filter((span) => span.start <= from && span.end >= to).map((span) => span.owner);
    return { text: cut(chars, from, to), start: from, end: to, owners: [...new Set(owners)] };
  });
}

/** The lines of a text with their offsets. @param {string | string[]} chars */
export function linesOf(chars) {
  const lines = [];
  let start = 0;
  for (let place = 0; place <= chars.length; place += 1) {
    if (place < chars.length && chars[place] !== "\n") continue;
    lines.push({ start, end: place });
    start = place + 1;
  }
  return lines;
}

/** Every stretch of the CV that a match quotes, with the requirement it serves. @param {import("./types.js").Requirement[]} requirements */
export function quotedSpans(requirements) {
  return requirements.flatMap((requirement, owner) =>
    requirement.evidence
      .filter((one) => one.page !== null && one.start !== null)
      .map((one) => ({ page: one.page, start: one.start, end: one.end, owner })),
  );
}

/** @param {{page: number, start: number, end: number}} a @param {{page: number, start: number, end: number}} b */
export function overlap(a, b) {
  return a.page === b.page && a.start < b.end && b.start < a.end;
}
