import * as Plot from "@observablehq/plot";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {StageSize} from "../../frame/stage.js";
import type {TaskName, UnitStep} from "./attempt.js";
import {gateNames, type GateName} from "./state.js";

/** What every panel of the picture is drawn from. */
export interface Picture {
  readonly rows: readonly UnitStep[];
  readonly task: TaskName;
  readonly isTrained: boolean;
  readonly step: number;
  /** The cell's list of operations, after which everything is named. */
  readonly cell: CellOperations;
  readonly tolerance: number;
  readonly layout: Layout;
  readonly document: Document;
}

/** A panel's place in the picture and the margins within it, in pixels; all panels share the places of their steps. */
export interface PanelBox {
  readonly y: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
}

export interface Layout {
  readonly width: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly isNarrow: boolean;
  readonly content: PanelBox;
  readonly gates: Readonly<Record<GateName, PanelBox>>;
  readonly c: PanelBox;
  readonly shown: PanelBox;
}

/** Below this width there is less at the edges. */
const narrow = 480;

/** A line of words over each panel, the gap under it, and the axis of steps. */
const [title, gap, axis] = [20, 8, 32];

/** From top to bottom: what goes by, the three gates, the cell state, and what is shown. */
export function layoutPanels({width, height}: StageSize): Layout {
  const isNarrow = width < narrow;
  const shares = {content: 5, f: 4, i: 4, o: 4, c: 9, shown: 9};
  const unit = (height - axis - 6 * (title + gap)) / Object.values(shares).reduce((total, share) => total + share, 0);
  let y = 0;
  const next = (share: number, bottom = gap): PanelBox => {
    const box = {y, height: title + share * unit + bottom, marginTop: title, marginBottom: bottom};
    y += box.height;
    return box;
  };
  const content = next(shares.content);
  const [f, i, o] = gateNames.map((gate) => next(shares[gate]));
  const c = next(shares.c);
  return {
    ...{width, isNarrow, marginLeft: isNarrow ? 26 : 44, marginRight: isNarrow ? 54 : 66},
    ...{content, gates: {f, i, o}, c, shown: next(shares.shown, gap + axis)}
  };
}

/** The part of a panel that holds its bars, in pixels of the picture. */
export function innerOf(
  {width, marginLeft, marginRight}: Layout,
  {y, height, marginTop, marginBottom}: PanelBox
): {left: number; top: number; width: number; height: number} {
  return {
    left: marginLeft,
    top: y + marginTop,
    width: width - marginLeft - marginRight,
    height: height - marginTop - marginBottom
  };
}

/** A panel: a line of words over it, and the picked step framed; what a trained cell has not read yet is pale. */
export function drawOverSteps(
  {rows, isTrained, step, layout, document}: Picture,
  {height, marginTop, marginBottom}: PanelBox,
  {
    title,
    colour,
    y,
    marks,
    over,
    isLast = false
  }: {
    title: string;
    colour: string;
    y: Plot.ScaleOptions;
    marks: Plot.Markish[];
    over: Plot.Markish[];
    isLast?: boolean;
  }
): Element {
  const {width, marginLeft, marginRight} = layout;
  return Plot.plot({
    ...{document, width, height, marginTop, marginBottom, marginLeft, marginRight},
    x: {domain: [0.5, rows.length + 0.5], axis: null},
    y,
    marks: [
      isLast
        ? Plot.axisX(
            rows.map(({t}) => t),
            {tickFormat: String, tickSize: 0, tickPadding: 6, label: "step t", labelArrow: "right"}
          )
        : null,
      marks,
      isTrained && step < rows.length
        ? Plot.rect([step], {
            ...{x1: (t: number) => t + 0.5, x2: rows.length + 0.5, fill: "var(--paper)", fillOpacity: 0.75}
          })
        : null,
      Plot.rect([step], {
        ...{x1: (t: number) => t - 0.5, x2: (t: number) => t + 0.5, stroke: "var(--ink)", strokeWidth: 1}
      }),
      // Words that are wider than a step on a phone stand on the frame, not behind it.
      over,
      Plot.text([title], {
        ...{frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fill: colour, fontWeight: 600}
      })
    ]
  });
}
