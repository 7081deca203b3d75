/** The REST interface as functions. Addresses are relative, so that the page also works behind a path of a proxy. */

import { keyHeaders } from "./key.js";
import { t } from "./strings.js";

/** What went wrong, in the shape of RFC 9457 with the advice of this service. */
export class Problem extends Error {
  /** @param {{title: string, detail: string, advice: string, status: number, kind?: string | null, retryAfter?: number | null, id?: string | null}} fields */
  constructor(fields) {
    super(fields.title);
    Object.assign(this, { kind: null, retryAfter: null, id: null }, fields);
  }
}

/**
 * @param {string} path
 * @param {Record<string, any>} fields files, strings, numbers, booleans; empty ones are left out
 * @param {AbortSignal} [signal]
 */
export async function post(path, fields, signal) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined || value === "" || value === false) continue;
    if (value instanceof Blob) body.append(name, value, "cv");
    else body.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return answerOf(await sent(path, { method: "POST", body, signal }));
}

/** @param {string} path @param {AbortSignal} [signal] */
export async function get(path, signal) {
  return answerOf(await sent(path, { signal }));
}

async function sent(path, options) {
  try {
    return await fetch(path, { credentials: "same-origin", cache: "no-store", headers: keyHeaders(), ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({ ...t.problem.unreachable, status: 0 });
  }
}

async function answerOf(response) {
  if (!response.ok) throw await problemOf(response);
  const type = response.headers.get("content-type") ?? "";
  return type.startsWith("application/json") ? response.json() : response.blob();
}

async function problemOf(response) {
  const said = await response.json().catch(() => ({}));
  return new Problem({
    title: t.problem.titles[said.type?.split(":").pop()] ?? said.title ?? t.problem.unexpected.title,
    detail: said.detail ?? t.problem.unexpected.detail(response.status),
    advice: t.problem.advice[said.type?.split(":").pop()] ?? said.what_to_do ?? t.problem.unexpected.advice,
    status: response.status,
    kind: said.type?.split(":").pop() ?? null,
    retryAfter: Number(response.headers.get("retry-after")) || null,
    id: response.headers.get("x-request-id"),
  });
}
