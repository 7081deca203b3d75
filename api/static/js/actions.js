/** What a student can do on the page: each action calls the service where it must and changes the state. */

import { Problem, get, post } from "./api.js";
import { addressOf, readAddress } from "./route.js";
import { t } from "./strings.js";
import { nothingToJudge } from "./cv.js";

const MAX_ATTEMPTS = 8;
const TYPING_PAUSE_MS = 350;
/** So narrow that the page of a CV cannot be read in its picture: its text is shown first. */
const PHONE = "(max-width: 40rem)";
export const FIRST_LENGTH = 20;
export const LONGEST = 100;
export const NOTHING_SELECTED = Object.freeze({ requirement: null, place: null, origin: null });

/** What a new CV starts with; nothing of an earlier one stays. */
const FORGOTTEN = () => ({
  file: null,
  cv: null,
  answer: null,
  answers: {},
  asked: new Map(),
  earlier: new Map(),
  length: FIRST_LENGTH,
  busy: null,
  problem: null,
  explained: new Map(),
  selected: NOTHING_SELECTED,
  picked: [],
  comparison: null,
  check: null,
  anyway: false,
});

/** @returns {import("./types.js").State} */
export function initialState() {
  return {
    ...FORGOTTEN(),
    ...readAddress(),
    samples: [],
    postings: null,
    details: new Map(),
    panel: firstPanel(),
    roles: false,
    image: !matchMedia(PHONE).matches,
    said: "",
  };
}

/** @param {ReturnType<typeof import("./store.js").createStore<import("./types.js").State>>} store */
export function createActions(store) {
  let running = new AbortController();
  let ranking = null;
  let typing = 0;

  /** What the state held when the page opened: the samples, and how many postings there are. */
  async function begin() {
    const [samples, ready] = await Promise.all([get("samples").catch(() => []), get("ready").catch(() => null)]);
    store.set({ samples, postings: ready?.snapshot.postings ?? null });
  }

  /** Take a CV: it is read into the memory of the browser, so that a change on the disk changes nothing here. */
  async function open(file) {
    running.abort();
    running = new AbortController();
    store.set({ ...FORGOTTEN(), busy: { step: "read", waiting: null }, said: t.progress.read });
    try {
      const held = new File([await file.arrayBuffer()], file.name, { type: file.type });
      store.set({ file: held });
    } catch {
      store.set({ busy: null, problem: new Problem({ ...t.problem.unreadable, status: 0 }) });
      return;
    }
    await Promise.all([readCv(running.signal), rank("match")]);
  }

  async function openSample(name) {
    store.set({ ...FORGOTTEN(), busy: { step: "read", waiting: null }, said: t.progress.read });
    try {
      const content = await get(`samples/${encodeURIComponent(name)}`);
      await open(new File([content], `${name}.pdf`, { type: "application/pdf" }));
    } catch (problem) {
      store.set({ busy: null, problem });
    }
  }

  async function readCv(signal) {
    try {
      const { cv } = await patiently(() => post("v1/documents", { cv: store.get().file, boxes: true }, signal), signal);
      if (!signal.aborted) store.set({ cv });
    } catch {
      // The ranking, which runs beside this, meets the same fault and shows it.
    }
  }

  /** Rank again with the filters and answers of the moment; the list so far stays until the new one is there. */
  async function rank(step) {
    ranking?.abort();
    const mine = (ranking = new AbortController());
    const state = store.get();
    store.set({ busy: { step, waiting: null }, problem: null });
    const fields = { cv: state.file, ...state.filters, top_k: state.length, answers: state.answers };
    try {
      const answer = await patiently(() => post("v1/matches", fields, mine.signal), mine.signal);
      if (mine.signal.aborted) return;
      store.set({ answer, busy: null, explained: new Map(), comparison: null, said: nothingToJudge(answer.cv) ? t.unread.said : t.list.said(answer.matches.length) });
      follow();
    } catch (problem) {
      if (!mine.signal.aborted) store.set({ busy: null, problem, said: problem.title ?? "" });
    }
  }

  /** Call again when the service says that it is busy, after as many seconds as it asks for. */
  async function patiently(call, signal) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call();
      } catch (problem) {
        if (!(problem instanceof Problem) || problem.kind !== "busy" || attempt === MAX_ATTEMPTS) throw problem;
        await pause(problem.retryAfter ?? 2, attempt, signal);
      }
    }
  }

  async function pause(seconds, attempt, signal) {
    for (let left = seconds; left > 0; left -= 1) {
      const { busy } = store.get();
      if (busy) store.set({ busy: { ...busy, waiting: { seconds: left, attempt } } });
      await new Promise((done) => setTimeout(done, 1000));
      signal.throwIfAborted();
    }
    const { busy } = store.get();
    if (busy) store.set({ busy: { ...busy, waiting: null } });
  }

  function setFilter(name, value, { typed = false } = {}) {
    const filters = { ...store.get().filters };
    if (value) filters[name] = value;
    else delete filters[name];
    useFilters(filters, typed ? TYPING_PAUSE_MS : 0);
  }

  function useFilters(filters, wait = 0) {
    store.set({ filters, check: null });
    history.replaceState(null, "", addressOf(store.get().route, filters));
    clearTimeout(typing);
    outdate();
    typing = setTimeout(() => void again(), wait);
  }

  /** From the moment a filter changes, the list says that it is being made anew: an answer on its way is to the old filters. */
  function outdate() {
    const { file, busy } = store.get();
    if (!file) return;
    ranking?.abort();
    store.set({ busy: busy ?? { step: "again", waiting: null }, problem: null });
  }

  function again() {
    const state = store.get();
    if (state.file) return rank(state.answer ? "again" : "match");
    return undefined;
  }

  /** @param {{id: string, text: string}} question @param {string} value empty to take an answer back */
  function answer(question, value) {
    const state = store.get();
    const answers = { ...state.answers };
    if (value) answers[question.id] = value;
    else delete answers[question.id];
    const asked = new Map(state.asked).set(question.id, question);
    store.set({ answers, asked, earlier: ranksOf(state.answer), check: null });
    return rank("again");
  }

  function more() {
    store.set({ length: Math.min(LONGEST, store.get().length + 40), busy: { step: "again", waiting: null } });
    return rank("again");
  }

  /** Go to a place of the page. @param {Partial<import("./route.js").Route>} to */
  function go(to) {
    const route = { view: "list", posting: null, compare: [], ...to };
    history.pushState(null, "", addressOf(route, store.get().filters));
    arrive(route);
  }

  function arrive(route) {
    store.set({ route, selected: NOTHING_SELECTED, panel: firstPanel(), comparison: null });
    follow();
  }

  /** The reader went back or forward in the browser's history. */
  function revisit() {
    const { route, filters } = readAddress();
    const changed = JSON.stringify(filters) !== JSON.stringify(store.get().filters);
    store.set({ filters });
    arrive(route);
    if (changed) void again();
  }

  /** Fetch what the present place needs and is not there yet. */
  function follow() {
    const { route, answer, file } = store.get();
    if (!file || !answer) return;
    if (route.view === "posting") {
      void loadDetail(route.posting);
      if (!matchOf(store.get(), route.posting)) void explain(route.posting);
    }
    if (route.view === "compare") void compare(...route.compare);
  }

  async function loadDetail(id) {
    const { details, answer } = store.get();
    if (details.has(id) && !(details.get(id) instanceof Problem)) return;
    const detail = await get(`v1/postings/${pathOf(id)}?as_of=${answer.as_of}`).catch((problem) => problem);
    store.set({ details: new Map(store.get().details).set(id, detail) });
  }

  async function explain(id) {
    const state = store.get();
    const fields = { cv: state.file, posting_id: id, as_of: state.filters.as_of, answers: state.answers };
    const found = await patiently(() => post("v1/explanations", fields, running.signal), running.signal).catch((problem) => problem);
    const match = found instanceof Error ? found : { ...found.match, rank: null };
    store.set({ explained: new Map(store.get().explained).set(id, match) });
  }

  async function compare(above, below) {
    const state = store.get();
    const fields = { cv: state.file, above, below, as_of: state.filters.as_of, answers: state.answers };
    const comparison = await patiently(() => post("v1/comparisons", fields, running.signal), running.signal).catch((problem) => problem);
    store.set({ comparison });
    if (comparison instanceof Error) return;
    for (const id of [above, below]) if (!matchOf(store.get(), id)) void explain(id);
  }

  async function check() {
    const state = store.get();
    store.set({ check: "running", said: t.check.running });
    const fields = { cv: state.file, ...state.filters, top_k: state.length, answers: state.answers };
    const outcome = await patiently(() => post("v1/checks", fields, running.signal), running.signal).catch((problem) => problem);
    if (store.get().file === state.file) store.set({ check: outcome, said: outcome.unchanged ? t.check.same : "" });
  }

  /** @param {{id: string, title: string}} posting @param {boolean} picked */
  function pick({ id, title }, picked) {
    const others = store.get().picked.filter((one) => one.id !== id);
    store.set({ picked: picked ? [...others, { id, title }].slice(-2) : others });
  }

  /** Leave: the CV, what was read of it and every answer are dropped. */
  function forget() {
    running.abort();
    ranking?.abort();
    store.set({ ...FORGOTTEN(), said: t.start.forgotten });
    history.pushState(null, "", addressOf({ view: "list" }, store.get().filters));
    store.set({ route: { view: "list", posting: null, compare: [] } });
  }

  const select = (selected) => store.set({ selected: { ...NOTHING_SELECTED, ...selected } });
  const show = (patch) => store.set(patch);
  return { begin, open, openSample, again, setFilter, useFilters, answer, more, go, revisit, check, pick, forget, select, show };
}

/** @param {import("./types.js").State} state @param {string | null} id @returns {import("./types.js").Match | Error | undefined} */
export function matchOf(state, id) {
  return state.answer?.matches.find((match) => match.posting.id === id) ?? state.explained.get(id);
}

/** On a narrow screen the requirements come first; on a wider one they always stand there, beside the CV. */
function firstPanel() {
  return matchMedia("(max-width: 62rem)").matches ? "requirements" : "cv";
}

function ranksOf(answer) {
  return new Map((answer?.matches ?? []).map((match) => [match.posting.id, match.rank]));
}

const pathOf = (id) => id.split("/").map(encodeURIComponent).join("/");
