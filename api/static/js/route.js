/** What stands in the address: where one is and the filters. Never a word of a CV, a file name or an answer. */

/** Filter name in the address -> field of the REST interface. */
const FIELDS = {
  q: "query",
  place: "location",
  country: "country",
  mode: "work_mode",
  level: "level",
  paid: "paid",
  sponsorship: "sponsorship",
  from: "start_from",
  to: "start_to",
  company: "company",
  unstated: "include_unstated",
  closed: "include_closed",
  day: "as_of",
};
export const FILTERS = Object.values(FIELDS);

/** @typedef {{view: "list" | "posting" | "compare" | "cv" | "print", posting: string | null, compare: string[]}} Route */

/** @returns {{route: Route, filters: Record<string, string>}} */
export function readAddress(search = location.search) {
  const given = new URLSearchParams(search);
  const filters = {};
  for (const [short, field] of Object.entries(FIELDS)) {
    const value = (given.get(short) ?? "").trim().slice(0, 200);
    if (value) filters[field] = value;
  }
  return { route: routeOf(given), filters };
}

function routeOf(given) {
  const posting = given.get("posting");
  const compare = given.getAll("compare").slice(0, 2);
  if (posting) return { view: "posting", posting, compare: [] };
  if (compare.length === 2) return { view: "compare", posting: null, compare };
  const view = given.get("view");
  return { view: view === "cv" || view === "print" ? view : "list", posting: null, compare: [] };
}

/** The address of a place in the page with these filters. @param {Partial<Route>} route @param {Record<string, string>} filters */
export function addressOf(route, filters) {
  const words = new URLSearchParams();
  for (const [short, field] of Object.entries(FIELDS)) if (filters[field]) words.set(short, filters[field]);
  if (route.view === "posting" && route.posting) words.set("posting", route.posting);
  else if (route.view === "compare") for (const id of route.compare ?? []) words.append("compare", id);
  else if (route.view && route.view !== "list") words.set("view", route.view);
  const search = words.toString();
  return search ? `?${search}` : "./";
}
