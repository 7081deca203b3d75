/** The list as a file: a table for a spreadsheet, or everything as JSON. Made in the browser; nothing is sent. */

import { t } from "./strings.js";

/** A cell that a spreadsheet would read as a formula gets an apostrophe in front. @param {unknown} value */
export function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row for each requirement of each posting. @param {import("./types.js").Answer} answer */
export function csvOf(answer) {
  const rows = answer.matches.flatMap((match) => (match.requirements ?? []).map((requirement) => rowOf(match, requirement)));
  return "\ufeff" + [t.exporting.columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function rowOf({ rank, posting, score }, requirement) {
  return [
    rank,
    posting.title,
    posting.company,
    posting.locations.join("; "),
    posting.deadline,
    posting.status,
    posting.start,
    posting.url,
    score.value,
    score.low,
    score.high,
    requirement.text,
    requirement.kind,
    requirement.importance,
    requirement.verdict,
    requirement.blocker ? t.exporting.yes : "",
    requirement.reason,
    requirement.evidence.map((one) => one.quote).join(" | "),
  ];
}

/** @param {import("./types.js").Answer} answer */
export function jsonOf(answer) {
  const { timings_ms: _, ...kept } = answer;
  return JSON.stringify(kept, null, 2);
}

/** @param {string} name @param {string} type @param {string} content */
export function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
