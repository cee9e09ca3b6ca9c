import * as Plot from "@observablehq/plot";
import {cellStyles} from "../../frame/picture/palette.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {countWithGru, countWithLstm, gruMark, lstmMark, saysLast} from "./byHand.js";
import type {State} from "./words.js";

const titles = {lstm: "LSTM by hand: its cell state $c$", gru: "GRU by hand: its state $h$"} as const;

/** The state of a unit after each step of aⁿbⁿ, the mark below which it takes a b for the last, and which one it takes. */
export function drawTraces(cell: "lstm" | "gru", {n, u}: State, {width, height, document}: Sheet): Element {
  const {colour} = cellStyles[cell];
  const [states, mark] = cell === "lstm" ? [countWithLstm(n), lstmMark] : [countWithGru(n, u), gruMark];
  const points = [0, ...states].map((state, t) => ({t, state}));
  const said = saysLast(states, mark);
  const verdict = said === n ? `says “last” at b ${n}: right` : `says “last” at b ${said ?? "–"}: wrong, it is b ${n}`;
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: -32} as const;
  return Plot.plot({
    ...{width, height, document, marginTop: 44, marginRight: 14, marginBottom: 34, marginLeft: 34},
    style: {fontSize: "12px"},
    x: {domain: [0, 2 * n], ticks: [0, n, 2 * n], tickFormat: "d", tickSize: 4, label: "letters read"},
    y: {
      domain: cell === "lstm" ? [0, n] : [-1, 1],
      ticks: cell === "lstm" ? [0, n] : [-1, 0, 1],
      tickFormat: "d",
      tickSize: 0,
      label: null
    },
    marks: [
      Plot.text([titles[cell]], {...place, dy: -40, fontWeight: 600, fontSize: 13}),
      Plot.text([verdict], {...place, dy: -23, fill: said === n ? "var(--muted)" : "var(--gradient)"}),
      Plot.ruleY(cell === "lstm" ? [0, n] : [-1, 1], {stroke: "var(--rule)"}),
      Plot.ruleX([n], {stroke: "var(--rule)"}),
      Plot.text([-1, 1], {
        ...{x: (side: number) => n * (1 + 0.15 * side), y: cell === "lstm" ? n / 4 : -0.6, fill: "var(--muted)"},
        text: (side: number) => (side < 0 ? "a" : "b")
      }),
      Plot.ruleY([mark], {stroke: "var(--bound)", strokeDasharray: "4 3"}),
      Plot.line(points, {x: "t", y: "state", stroke: colour, strokeWidth: 1.8}),
      Plot.dot(points, {x: "t", y: "state", r: n > 20 ? 1.5 : 2.5, fill: colour}),
      said === null
        ? null
        : Plot.dot([points[n + said]], {
            x: "t",
            y: "state",
            r: 6,
            stroke: said === n ? "var(--ink)" : "var(--gradient)",
            strokeWidth: 2
          })
    ]
  });
}
