import {choose} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {stepper} from "../../frame/controls/stepper.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice, integer} from "../../frame/state/fields.js";
import {drawKeepWriteRead} from "./drawing.js";
import type {KeepWriteReadData} from "./experiment.js";
import {openSteps, parts, type OpenedStep, type State} from "./steps.js";
import {sayOpened, sayPlace} from "./words.js";

/** The trained cell that holds a number, unrolled, with one step of it opened: keep, write and read light up in turn. */
export const keepWriteRead = declareFigure({
  id: "keep-write-read",
  title: "Keep, write, read: one cell, unrolled and opened",
  sizes: {
    wide: {width: 700, height: 430},
    narrow: {width: 324, height: 430}
  },
  otherState: "step=10&part=read",
  timed: [{field: "step", from: 1, by: 1, places: 9}],
  experiment: () => import("./experiment.js"),
  view({rows}: KeepWriteReadData, {document}): View<State, OpenedStep> {
    const steps = openSteps(rows);
    const at = ({step}: Readonly<State>): OpenedStep => steps[step - 1];
    return {
      fields: {
        step: integer({min: 1, max: steps.length, default: 1}),
        part: choice(["all", ...parts], "all")
      },
      controls: (figure) => [
        choose(figure, "part", {label: "lit:", labels: {all: "the whole cell"}}),
        stepper(figure, "step", {
          valueText: (state) => sayPlace(at(state)),
          reads: (state) => sayOpened(at(state), state.part)
        })
      ],
      draw: (state, size) => drawKeepWriteRead(steps, state, {...size, document}),
      rows: () => steps,
      say: (state) => sayOpened(at(state), state.part),
      frames: {
        title: "A cell writes at its first step, keeps, and reads at its last",
        states: [
          {step: 1, part: "write"},
          {step: 5, part: "keep"},
          {step: steps.length, part: "read"}
        ],
        ...{width: 560, height: 400, columns: 1}
      },
      mounted: openWherePressed
    };
  },
  facts({rows}) {
    const steps = openSteps(rows);
    const [first, last] = [steps[0], steps[steps.length - 1]];
    const between = steps.slice(1, -1);
    return {
      steps: steps.length,
      first: {i: first.i, content: first.content, c: first.c, o: first.o, h: first.h},
      kept: {f: Math.min(...between.map(({f}) => f)), i: Math.max(...between.map(({i}) => i))},
      last: {o: last.o, c: last.c, h: last.h}
    };
  }
});

/** Opens the step of the chain that is pressed. (The keyboard has the slider.) */
function openWherePressed(figure: Figure<State>): void {
  pointAtPicture<State>(figure, {
    pick({target}) {
      const pressed = target instanceof Element ? target.closest<SVGElement>("[data-step]")?.dataset.step : undefined;
      return pressed === undefined ? undefined : {step: Number(pressed)};
    }
  });
}
