/** Where a key is typed, beside the problem that asks for it. */

import { h } from "../dom.js";
import { keepKey } from "../key.js";
import { t } from "../strings.js";

export function keyField() {
  const input = h("input", { type: "password", id: "key", autocomplete: "off", spellcheck: "false", required: true });
  return h(
    "form",
    { class: "doors", onsubmit: (event) => use(event, input) },
    h("label", { for: "key" }, t.problem.key),
    input,
    h("button", { class: "button" }, t.problem.useKey),
  );
}

/** Keep the key and do what the box offers to do again; a box that offers nothing is tried again by hand. */
function use(event, input) {
  event.preventDefault();
  keepKey(input.value.trim());
  event.target.closest(".problem").querySelector("p.doors button")?.click();
}
