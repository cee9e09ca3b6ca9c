import * as Plot from "@observablehq/plot";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {Panel} from "../../frame/picture/panels.js";
import {stackPanels, type StackedPanel} from "../../frame/picture/stackPanels.js";
import type {StageSize} from "../../frame/stage.js";
import type {UnitStep} from "../../experiments/oneUnitTasks.js";
import type {State} from "./state.js";

/** What every panel of the picture is drawn from. */
export interface Picture extends Pick<State, "task" | "whose" | "step"> {
  readonly rows: readonly UnitStep[];
  /** The cell's list of operations, after which everything is named. */
  readonly cell: CellOperations;
  readonly tolerance: number;
  readonly boxes: ReturnType<typeof layoutPanels>;
  readonly isNarrow: boolean;
  readonly document: Document;
}

/** Below this width there is less at the edges. */
export const narrow = 480;

/** From top to bottom: what goes by, the three gates, the cell state, and what is shown, with their shares of the height. */
const shares = {content: 6, f: 4, i: 4, o: 4, c: 9, shown: 9};

export function layoutPanels({width, height}: StageSize): Record<keyof typeof shares, StackedPanel> {
  const [marginLeft, marginRight] = width < narrow ? [26, 54] : [44, 66];
  return stackPanels(shares, {x: 0, y: 0, width, height}, {title: 19, gap: 7, axis: 24, marginLeft, marginRight});
}

interface Steps {
  readonly title: string;
  readonly colour: string;
  readonly y: Plot.ScaleOptions;
  readonly marks: Plot.Markish[];
  /** Words that are wider than a step on a phone stand on the picked step's frame, not behind it. */
  readonly over?: Plot.Markish[];
}

/** A panel: a line of words over it, and the picked step framed; what a trained cell has not read yet is pale. */
export function drawOverSteps(
  {rows, whose, step, document}: Picture,
  {x, y: top, frame, isLast}: StackedPanel,
  {title, colour, y, marks, over = []}: Steps
): Panel {
  const steps = rows.map(({t}) => t);
  const axis = {
    tickFormat: String,
    tickSize: 0,
    tickPadding: 6,
    label: "step $t$",
    labelArrow: "right",
    labelOffset: 23
  } as const;
  const plot = Plot.plot({
    ...{...frame, document, x: {domain: [0.5, rows.length + 0.5], axis: null}, y},
    marks: [
      isLast ? Plot.axisX(steps, axis) : null,
      marks,
      whose === "trained" && step < rows.length
        ? Plot.rect([step], {
            ...{x1: (t: number) => t + 0.5, x2: rows.length + 0.5, fill: "var(--paper)", fillOpacity: 0.75}
          })
        : null,
      Plot.rect([step], {
        ...{x1: (t: number) => t - 0.5, x2: (t: number) => t + 0.5, stroke: "var(--ink)", strokeWidth: 1}
      }),
      over,
      Plot.text([title], {
        ...{frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fill: colour, fontWeight: 600}
      })
    ]
  });
  return {x, y: top, plot};
}
