/** One state, changed in one place; regions of the page redraw when what they show has changed. */

/**
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = new Set();
  return {
    /** @returns {Readonly<T>} */
    get: () => state,
    /** @param {Partial<T>} patch */
    set(patch) {
      state = Object.freeze({ ...state, ...patch });
      // A listener may end others: what no longer listens is not told.
      for (const listener of [...listeners]) if (listeners.has(listener)) listener();
    },
    /** @param {() => void} listener */
    subscribe(listener) {
      listeners.add(listener);
      listener();
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Keep `element` showing `draw(state)`; it is redrawn only when one of the values that `watch` picks is another one.
 * The focus stays on the control with the same `data-key`.
 * @template T
 * @param {{get: () => T, subscribe: (listener: () => void) => () => void}} store
 * @param {HTMLElement} element
 * @param {(state: T) => any[]} watch
 * @param {(state: T) => any} draw
 */
export function region(store, element, watch, draw) {
  let seen = null;
  const stop = store.subscribe(() => {
    const values = watch(store.get());
    if (seen && values.every((value, place) => Object.is(value, seen[place]))) return;
    seen = values;
    keepingFocus(element, () => element.replaceChildren(...[draw(store.get())].flat(Infinity).filter(Boolean)));
  });
  return stop;
}

function keepingFocus(element, redraw) {
  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const key = held?.getAttribute("data-key");
  redraw();
  if (!held || held === document.activeElement) return;
  const next = key ? element.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
