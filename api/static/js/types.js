/**
 * The shapes of the REST interface that the page reads (docs/rest.md), and the state of the page. Types only.
 *
 * @typedef {{start: number, end: number}} Offsets
 * @typedef {{quote: string, page: number | null, start: number | null, end: number | null, section: string | null,
 *   similarity: number | null, source: "cv" | "answer"}} Evidence
 * @typedef {{text: string, kind: string, importance: "must" | "nice", span: Offsets,
 *   verdict: "met" | "partial" | "missing" | "unknown", blocker: boolean, confidence: number, reason: string,
 *   evidence: Evidence[]}} Requirement
 * @typedef {{id: string, title: string, company: string | null, locations: string[], work_mode: string | null,
 *   url: string | null, deadline: string | null, status: string, status_reason: string, start: string | null,
 *   duration_weeks: [number, number] | null, paid: boolean | null, source: string, variants: object[]}} Posting
 * @typedef {Posting & {text: string, requirements: Requirement[], lines: {text: string, span: Offsets, role: string}[]}} PostingDetail
 * @typedef {{value: number, low: number, high: number,
 *   parts: {name: string, weight: number, value: number, contribution: number}[]}} Score
 * @typedef {{type: "gap" | "question", requirement: number, question: string | null, text: string, gain: number}} Change
 * @typedef {{rank: number, posting: Posting, score: Score, counts: Record<string, number>, blockers: number[],
 *   summary: string, requirements?: Requirement[], changes?: Change[]}} Match
 * @typedef {{id: string, text: string, kind: string, postings_affected: number, effect: number, options: string[]}} Question
 * @typedef {{text: string, kind: string, skill: string | null, postings: number, examples: string[], gain: number}} Gap
 * @typedef {{code: string, message: string, page: number | null}} Warning
 * @typedef {{pages: number, characters: number, sections: {name: string, page: number, start: number, end: number}[],
 *   profile: any, warnings: Warning[], text?: string[], boxes?: number[][][], page_sizes?: number[][]}} Cv
 * @typedef {{cv: Cv, snapshot: {id: string, created: string, model: string, postings: number, rules: string},
 *   as_of: string, matches: Match[], questions: Question[], gaps?: Gap[]}} Answer
 *
 * @typedef {Object} State
 * @property {import("./route.js").Route} route where one is
 * @property {Record<string, string>} filters what narrows the list
 * @property {File | null} file the CV, held by the browser and sent along with each call
 * @property {Cv | null} cv what was read of it, with its text
 * @property {Answer | null} answer the ranked list
 * @property {Record<string, string>} answers what the student said when asked; kept in this tab's memory alone
 * @property {Map<string, Question>} asked the questions that were answered, with their words
 * @property {Map<string, number>} earlier rank by posting before the last change
 * @property {number} length how many postings are asked for
 * @property {{step: "read" | "match" | "again", waiting: {seconds: number, attempt: number} | null} | null} busy
 * @property {import("./api.js").Problem | null} problem
 * @property {{name: string, who: string, layout: string}[]} samples
 * @property {number | null} postings how many postings the service holds
 * @property {Map<string, Match>} explained matches that were asked for one by one
 * @property {Map<string, PostingDetail | import("./api.js").Problem>} details postings with their text
 * @property {{requirement: number | null, place: Place | null, origin: "requirement" | "posting" | "cv" | null}} selected
 * @property {Panel} panel which document stands beside the requirements
 * @property {boolean} roles whether every line of the posting shows what it was read as
 * @property {boolean} image whether the CV is shown as its page
 * @property {{id: string, title: string}[]} picked postings picked for a comparison, at most two
 * @property {any} comparison
 * @property {any} check
 * @property {boolean} anyway whether a list is wanted of a CV in which nothing was found
 * @property {string} said what a screen reader is told
 *
 * @typedef {{page: number, start: number, end: number}} Place
 * @typedef {"requirements" | "cv" | "posting"} Panel
 */

export {};
