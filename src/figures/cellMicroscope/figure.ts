import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Figure} from "../../frame/mountFigure.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {shareParts} from "../../frame/picture/shareParts.js";
import {stepper} from "../../frame/controls/stepper.js";
import {entryEditor, scissors} from "./controls.js";
import {drawMicroscope} from "./drawing.js";
import type {MicroscopeData} from "./experiment.js";
import {takeStep, type Microscope} from "./microscope.js";
import {cutsOf, editsOf, fieldsOf, isBack, toggled, type Opening, type State} from "./state.js";
import {nameStop, sayStep} from "./words.js";

export const cellMicroscope = microscope({
  id: "cell-microscope",
  opening: "inputs",
  otherState: "stop=29&cuts=c.after,h-.a_o&edits=W_f.1.2:3,x.1:-3"
});

export const gruMicroscope = microscope({
  id: "gru-microscope",
  opening: "meeting",
  otherState: "stop=1&cuts=h-.kept&edits=U_u.1.1:-3"
});

/** One step of a cell under the microscope: forward and back, operation by operation, with scissors for any path back. */
function microscope({opening, ...own}: {readonly id: string; readonly otherState: string; readonly opening: Opening}) {
  return declareFigure({
    ...own,
    source: "browser",
    title: "One step of a cell, operation by operation",
    broad: true,
    sizes: {
      wide: {width: 700, height: 600},
      narrow: {width: 324, height: 775}
    },
    experiment: () => import("./experiment.js"),
    view({settings, microscope}: MicroscopeData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
      const shown = stepsOf(settings);
      return {
        fields: fieldsOf(microscope, settings.limit, opening),
        controls: (figure) => [
          stepper(figure, "stop", {
            label: "stop",
            stages: stagesOf(microscope),
            valueText: (state) => nameStop(shown(state), state.stop),
            reads: (state) => sayStep(shown(state), state.stop)
          }),
          ...scissors(figure, microscope),
          ...entryEditor(figure, microscope, settings.limit)
        ],
        draw: (state, size) => drawMicroscope(shown(state), {...size, stop: state.stop, document}),
        rows: (state) => rowsOf(shown(state)),
        say: (state) => sayStep(shown(state), state.stop),
        frames: {
          title: "One step of a cell, forward and back",
          states: momentsOf(microscope).map((stop) => ({stop})),
          prepare: (pictures) => forPaper(pictures, document),
          ...{width: 700, height: 540, columns: 1}
        },
        mounted: cutWhereDrawn
      };
    },
    facts: async (data) => (await import("./facts.js")).facts(data)
  });
}

/** Takes the step of a state, anew only when cuts or edits have changed: a stop needs no new numbers. */
function stepsOf(settings: MicroscopeData["settings"]): (state: Readonly<State>) => Microscope {
  let last: {readonly key: string; readonly taken: Microscope} | undefined;
  return (state) => {
    const key = `${state.cuts}|${state.edits}`;
    if (last?.key !== key) last = {key, taken: takeStep(settings, {cuts: cutsOf(state), edits: editsOf(state)})};
    return last.taken;
  };
}

/** The last stop forward, the first back, and where paths meet. */
function stagesOf({stops}: Microscope): number[] {
  const firstBack = stops.findIndex(isBack);
  return stops.flatMap(({at}, k) => (at === "meeting" || k === firstBack || k === firstBack - 1 ? [k] : []));
}

/** For paper: the state forward, the places where its paths back meet, and what goes back to the step before. */
export function momentsOf({stops}: Microscope): number[] {
  const lastForward = stops.map(({at}) => at === "forward").lastIndexOf(true);
  const meetings = stops.flatMap(({at}, k) => (at === "meeting" ? [k] : []));
  return [...new Set([lastForward, ...meetings])].slice(0, 4);
}

/** Without what is there for fingers only, for nobody cuts a path on paper; and what is the same in several, once. */
function forPaper(pictures: readonly SVGSVGElement[], document: Document): void {
  for (const picture of pictures) {
    for (const group of Array.from(picture.querySelectorAll("[data-path]"))) group.removeAttribute("data-path");
    for (const path of Array.from(picture.querySelectorAll('path[stroke="transparent"]'))) path.remove();
  }
  shareParts(pictures, document);
}

/** Lets mouse and finger cut a wire where it is drawn. (The keyboard has the scissors.) */
function cutWhereDrawn(figure: Figure<State>): void {
  pointAtPicture(figure, {
    pick({target}) {
      const path = target instanceof Element ? target.closest<SVGElement>("[data-path]")?.dataset.path : undefined;
      return path === undefined ? undefined : {path, cuts: toggled(figure.state.cuts, path)};
    }
  });
}

/** The numbers of every wire: value, gradient with the cuts and without, by nudging where the wire comes in, and by path. */
function rowsOf({wires, nudged}: Microscope) {
  const byNudging: Readonly<Record<string, readonly number[] | undefined>> = nudged;
  return wires.flatMap(({name, value, gradient, trueGradient, addends}) =>
    value.map((number, k) => ({
      ...{wire: name, unit: k + 1, value: number, gradient: gradient[k], gradient_uncut: trueGradient[k]},
      central_difference: byNudging[name]?.[k],
      paths: addends.map((addend) => `${addend.from}${addend.cut ? " (cut)" : ""}: ${addend.gradient[k]}`).join("; ")
    }))
  );
}
