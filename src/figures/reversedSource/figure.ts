import {format} from "d3";
import {quantile} from "../../experiments/statistics.js";
import {sourceOrders, type SourceOrder} from "../../experiments/tasks/sourceOrder.js";
import {choose} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {stepper} from "../../frame/controls/stepper.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import type {Facts} from "../../frame/facts.js";
import {curveInputs, drawInPanel} from "../../frame/guess/curveInputs.js";
import {guess} from "../../frame/guess/guess.js";
import {drawnCurve, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import {choice, number} from "../../frame/state/fields.js";
import {drawArcs, drawErrors, errorsAt, errorScales, layout, learntOf, mostError, type State} from "./drawing.js";
import {cells, type Cell} from "./cells.js";
import type {Learnt, ReversedSourceData} from "./experiment.js";
import {orderStyles} from "./orders.js";
import {drawSolved} from "./solved.js";

const others = sourceOrders.filter((order) => order !== "straight");
const whole = format(",");

/** A source read straight or in another order, and then written: how long that takes to learn, and where errors are left. */
export const reversedSource = declareFigure({
  id: "reversed-source",
  title: "A source read in reverse",
  broad: true,
  sizes: {
    wide: {width: 720, height: 470},
    narrow: {width: 324, height: 740}
  },
  source: "training",
  otherState: "order=shuffled&cell=gru&update=2000&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: ReversedSourceData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings, length, updates, every} = data;
    return {
      fields: {
        curve: drawnCurve({min: 0, max: mostError, step: 5, default: new Array<number>(length).fill(30)}),
        order: choice(others, "reversed"),
        cell: choice(cells, "lstm"),
        update: number({min: 0, max: updates, step: every, default: settings.update}),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "Read in reverse, what share is wrong at each place? Draw it.",
          inputs: [
            curveInputs(figure, "curve", {
              places: Array.from({length}, (_, place) => `place ${place + 1}`),
              format: (error) => `${error}%`
            })
          ],
          reply: (state) => reply(data, state)
        }),
        choose(figure, "order", {
          ...{
            label: "beside straight",
            labels: Object.fromEntries(others.map((order) => [order, orderStyles[order].label]))
          }
        }),
        choose(figure, "cell", {label: "network", labels: {lstm: cellStyles.lstm.label, gru: cellStyles.gru.label}}),
        stepper(figure, "update", {label: "update", read: whole})
      ],
      draw(state, size) {
        const {arcs, errors, solved} = layout(size);
        return panels(
          [
            {...arcs, plot: drawArcs(data, state, {...arcs, document})},
            {...errors, plot: drawErrors(data, state, {...errors, document})},
            {...solved, plot: drawSolved(data, state, {...solved, document})}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      mounted: (figure) => drawGuess(figure, data),
      frames: {
        title: "A source read in reverse",
        states: [{shown: true}, {shown: true, order: "first-read-last"}, {shown: true, cell: "gru"}],
        ...{width: 324, height: 740}
      }
    };
  },
  facts: (data) => facts(data)
});

/** The guess is a curve in the panel of errors, until the answer is there. */
function drawGuess(figure: Figure<State>, data: ReversedSourceData): void {
  const panel = (size: StageSize) => {
    const {errors} = layout(size);
    return {...errorScales(data, errors), corner: errors};
  };
  const places = Array.from({length: data.length}, (_, place) => place + 1);
  const heights = () => (figure.state.shown ? undefined : figure.state.curve);
  pointAtPicture(
    figure,
    drawInPanel<State>(figure.stage, panel, places, heights, (curve) => ({curve}))
  );
}

/** The median of the seeds at each place, in per cent. */
function errorsOf(
  data: ReversedSourceData,
  {cell, order, update}: Pick<State, "cell" | "update"> & {order: SourceOrder}
) {
  return errorsAt(data, cell, order, update).map(({median}) => 100 * median);
}

function reply(data: ReversedSourceData, state: State): string {
  const errors = errorsOf(data, state);
  const off = state.curve.reduce((sum, height, place) => sum + Math.abs(height - errors[place]), 0) / data.length;
  const worst = errors.indexOf(Math.max(...errors)) + 1;
  const guessed = state.curve.indexOf(Math.max(...state.curve)) + 1;
  const where = worst === guessed ? `The worst place is ${worst}, as you drew` : `The worst place is ${worst}`;
  return `Your curve is ${off.toFixed(0)} points off on average. ${where}: ${errors[worst - 1].toFixed(0)}% wrong; first ${errors[0].toFixed(0)}%, last ${errors[data.length - 1].toFixed(0)}%.`;
}

/** The update by which half of the seeds had solved it; undefined where fewer did. */
function medianOf({solvedAt}: Learnt): number | undefined {
  const median = quantile(
    solvedAt.map((update) => update ?? Infinity),
    0.5
  );
  return Number.isFinite(median) ? median : undefined;
}

function say(data: ReversedSourceData, state: State): string {
  const {cell, order, update, shown} = state;
  const mean = (name: SourceOrder) => {
    const errors = errorsOf(data, {cell, order: name, update});
    return `${(errors.reduce((sum, error) => sum + error, 0) / errors.length).toFixed(0)}%`;
  };
  const after = (name: SourceOrder) => {
    const median = medianOf(learntOf(data, cell, name));
    return median === undefined ? `not within ${whole(data.updates)} updates` : `after ${whole(median)} updates`;
  };
  const straight = `${cellStyles[cell].label}: straight, ${mean("straight")} are wrong after ${whole(update)} updates, and half of the seeds have learnt it ${after("straight")}`;
  if (!shown) return `${straight}. And in reverse?`;
  return `${straight}; ${orderStyles[order].label}, ${mean(order)}, and ${after(order)}.`;
}

function facts(data: ReversedSourceData): Facts {
  const {orders, learnt, wide, length, updates} = data;
  const named = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const solved = (one: Learnt) => {
    const median = medianOf(one);
    return {solved: one.solvedAt.filter((update) => update !== null).length, ...(median !== undefined && {median})};
  };
  const errors = ({cell, order}: Learnt) => {
    const shares = errorsOf(data, {cell, order, update: data.settings.update}).map((error) => error / 100);
    return {first: shares[0], last: shares[length - 1], most: Math.max(...shares)};
  };
  const of = (cell: Cell, all: readonly Learnt[], found: (one: Learnt) => object) =>
    Object.fromEntries(all.filter((one) => one.cell === cell).map((one) => [named(one.order), found(one)]));
  return {
    ...{length, updates, units: wide[0].units},
    distances: Object.fromEntries(
      orders.map(({order, distances}) => [
        named(order),
        {
          ...{least: Math.min(...distances), most: Math.max(...distances)},
          mean: distances.reduce((sum, distance) => sum + distance, 0) / length
        }
      ])
    ),
    ...Object.fromEntries(cells.map((cell) => [cell, of(cell, learnt, (one) => ({...solved(one), ...errors(one)}))])),
    wide: Object.fromEntries(cells.map((cell) => [cell, of(cell, wide, solved)]))
  } as Facts;
}

/** Errors by place at the update shown, and when each seed had solved it. */
function rowsOf(data: ReversedSourceData, {cell, order, update, shown}: State) {
  const names = shown ? (["straight", order] as const) : (["straight"] as const);
  const errors = names.flatMap((name) => {
    const {units} = learntOf(data, cell, name);
    return errorsAt(data, cell, name, update).map(({median, low, high}, place) => ({
      ...{cell, units, order: name as string, update, place: place + 1, error: median, low, high},
      ...{
        distance: data.orders.find((one) => one.order === name)?.distances[place] ?? null,
        seed: null,
        solved_at: null
      }
    }));
  });
  const solved = [...data.learnt, ...data.wide]
    .filter((one) => one.cell === cell && (one.order === "straight" || shown))
    .flatMap(({units, order: name, solvedAt}) =>
      solvedAt.map((solved_at, k) => ({
        ...{
          cell,
          units,
          order: name as string,
          update: null,
          place: null,
          error: null,
          low: null,
          high: null,
          distance: null
        },
        ...{seed: k + 1, solved_at}
      }))
    );
  return [...errors, ...solved];
}
