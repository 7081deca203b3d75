/** Dates, durations and scores in words. */

import { t } from "./strings.js";

const DAY_MS = 86_400_000;
const URGENT_DAYS = 7;
const COUNTED_DAYS = 45;
const WEEKS_OF_A_MONTH = 4.345;
const FEWEST_WEEKS_IN_MONTHS = 20;

const dayFormat = new Intl.DateTimeFormat(t.locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const shortDayFormat = new Intl.DateTimeFormat(t.locale, { day: "numeric", month: "short", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat(t.locale, { month: "long", year: "numeric", timeZone: "UTC" });

/** A date as exact as the source states it: "2027", "2027-06" or "2027-06-14". @param {string} stated */
export function dateInWords(stated) {
  const [year, month, day] = stated.slice(0, 10).split("-").map(Number);
  if (day) return dayFormat.format(Date.UTC(year, month - 1, day));
  return month ? monthFormat.format(Date.UTC(year, month - 1)) : String(year);
}

/** Like `dateInWords`, without the year where it is that of `today`. @param {string} stated @param {string} today */
function shortDate(stated, today) {
  const near = stated.slice(0, 4) === today.slice(0, 4);
  return near ? shortDayFormat.format(Date.parse(stated.slice(0, 10))) : dateInWords(stated);
}

/**
 * Until when one can apply, in words, and whether that is soon.
 * @param {{deadline: string | null, status: string, status_reason: string}} posting
 * @param {string} today the day for which the answer holds
 * @returns {{text: string, tone: "soon" | "open" | "closed" | "unknown"}}
 */
export function deadlineInWords(posting, today) {
  if (!posting.deadline) return { text: t.deadline.without(posting.status), tone: toneOf(posting.status) };
  const days = Math.round((Date.parse(posting.deadline.slice(0, 10)) - Date.parse(today)) / DAY_MS);
  const date = shortDate(posting.deadline, today);
  if (posting.status === "closed" || days < 0) {
    return { text: days < 0 ? t.deadline.closedOn(date) : t.deadline.without("closed"), tone: "closed" };
  }
  const text = days > COUNTED_DAYS ? t.deadline.closesOn(date) : t.deadline.closesIn(days);
  return { text, tone: days <= URGENT_DAYS ? "soon" : "open" };
}

function toneOf(status) {
  return status === "open" || status === "closed" ? status : "unknown";
}

/** The start and the length, as far as the posting states them. @param {{start: string | null, duration_weeks: [number, number] | null}} posting */
export function periodInWords(posting) {
  const start = posting.start ? t.posting.from(dateInWords(posting.start)) : null;
  const length = posting.duration_weeks ? durationInWords(posting.duration_weeks) : null;
  return [start, length];
}

function durationInWords([least, most]) {
  const inMonths = most >= FEWEST_WEEKS_IN_MONTHS;
  const amounts = [least, most].map((weeks) => (inMonths ? Math.round(weeks / WEEKS_OF_A_MONTH) : weeks));
  return inMonths ? t.posting.months(amounts[0], amounts[1]) : t.posting.weeks(amounts[0], amounts[1]);
}

/** Points of 100, whole. @param {number} share */
export const points = (share) => Math.round(100 * share);

/**
 * Numbers rounded to `decimals` such that the rounded ones add up to the rounded sum: what is shown can be added by hand.
 * @param {number[]} values @param {number} [decimals]
 */
export function roundedToSum(values, decimals = 1) {
  const unit = 10 ** decimals;
  const exact = values.map((value) => value * unit);
  const whole = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((a, b) => a + b, 0)) - whole.reduce((a, b) => a + b, 0);
  const byRest = exact.map((value, place) => [value - whole[place], place]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, place] of byRest.slice(0, missing)) whole[place] += 1;
  return whole.map((value) => value / unit);
}

/** A signed number with a true minus sign. @param {number} value @param {number} [decimals] */
export function signed(value, decimals = 1) {
  const shown = Math.abs(value).toFixed(decimals);
  if (Number(shown) === 0) return (0).toFixed(decimals);
  return (value < 0 ? "−" : "+") + shown;
}

/** The name of a country in the reader's language, or the code. @param {string} code */
export function countryName(code) {
  try {
    return new Intl.DisplayNames([t.locale], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
