/** The key that the reader typed, where a service asks for one. It stays in this tab and goes when the tab is closed. */

const KEY = "key";

export function keepKey(key) {
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // A browser that stores nothing asks again after the page is loaded anew.
  }
  held = key;
}

/** @returns {Record<string, string>} what a request has to carry */
export function keyHeaders() {
  return held ? { Authorization: `Bearer ${held}` } : {};
}

let held = remembered();

function remembered() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
