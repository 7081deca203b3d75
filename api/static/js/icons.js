/** Small line drawings. They say nothing that words beside them do not say, so screen readers skip them. */

import { svg } from "./dom.js";

const PATHS = {
  met: ["M4.5 10.5 8.5 14.5 15.5 6"],
  missing: ["M5.5 5.5l9 9", "M14.5 5.5l-9 9"],
  unknown: ["M7 7.4a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2", "M10 15h.01"],
  blocker: ["M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4z", "M5.2 14.8 14.8 5.2"],
  file: ["M5 2.8h6.2L15.5 7v10.2H5z", "M11 3v4.2h4.2"],
  back: ["M12 4.5 6.5 10l5.5 5.5"],
  next: ["M8 4.5 13.5 10 8 15.5"],
  close: ["M5.5 5.5l9 9", "M14.5 5.5l-9 9"],
  sun: ["M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z", "M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M15.8 4.2l-1.4 1.4M5.6 14.4l-1.4 1.4"],
  moon: ["M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z"],
  leave: ["M8 4.5H4.5v11h11V12", "M11.5 4h4.5v4.5", "M15.8 4.2 9.5 10.5"],
};

/** @param {keyof PATHS | "partial"} name */
export function icon(name) {
  const shapes = name === "partial" ? half() : PATHS[name].map((d) => svg("path", { d }));
  return svg("svg", { class: `icon icon-${name}`, viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" }, shapes);
}

function half() {
  return [svg("circle", { cx: 10, cy: 10, r: 6 }), svg("path", { d: "M10 4a6 6 0 0 0 0 12z", class: "solid" })];
}
