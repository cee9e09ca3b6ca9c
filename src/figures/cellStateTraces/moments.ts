import * as Plot from "@observablehq/plot";
import type {TraceRow} from "./traceNetwork.js";
import type {Looked} from "./state.js";
import type {Time} from "./time.js";

/** The picked unit's c in the twin, and when it writes, keeps and shows what differs between the two. */
export function drawMoments(
  {moments: {written, keptTo, read}}: Pick<Looked, "moments">,
  twin: readonly TraceRow[],
  {length}: Time
): Plot.Markish[] {
  const line = Plot.line(twin, {
    ...{x: "t", y: "c", stroke: "var(--path-c)", strokeWidth: 1.2, strokeDasharray: "1.5 3", strokeLinecap: "round"}
  });
  if (written === undefined || keptTo === undefined) return [line];
  return [
    line,
    Plot.rect([written], {
      ...{x1: (t: number) => t - 1 / 2, x2: keptTo + 1 / 2, fill: "var(--path-c)", fillOpacity: 0.12}
    }),
    Plot.ruleX([written], {x: (t: number) => t - 1 / 2, stroke: "var(--path-c)", strokeWidth: 2}),
    label(`written ${written}, kept to ${keptTo}`, written, length, "top", "var(--path-c)"),
    ...(read === undefined
      ? []
      : [
          Plot.ruleX([read], {x: (t: number) => t - 1 / 2, stroke: "var(--path-h)", strokeWidth: 2}),
          label(`read from ${read}`, read, length, "bottom", "var(--path-h)")
        ])
  ];
}

/** Beside its step, on the side that has more room. */
function label(words: string, t: number, length: number, at: "top" | "bottom", fill: string): Plot.Markish {
  const isLate = t > length / 2;
  return Plot.text([t], {
    ...{x: (step: number) => step - 1 / 2, frameAnchor: at, lineAnchor: at, text: () => words, fill},
    ...{textAnchor: isLate ? "end" : "start", dx: isLate ? -4 : 4, dy: at === "top" ? 2 : -2, fontWeight: 600},
    ...{stroke: "var(--paper)", strokeWidth: 4}
  });
}
