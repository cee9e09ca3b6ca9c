import {cellKinds} from "../../engine/cells/makeCell.js";
import {connections} from "../../engine/networks/networkSpec.js";
import {choose, range, seed} from "../../frame/controls/controls.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {choice, integer} from "../../frame/state/fields.js";
import {drawAllCells} from "./allCells.js";
import {drawLayerAndTime} from "./drawing.js";
import type {LayerAndTimeData} from "./experiment.js";
import {layoutBefore, layoutOf, placeUnder} from "./layout.js";
import {drawStack, gradientGrid, lossPlaces, type Grid} from "./stack.js";
import {corners, letters, shows, type State} from "./state.js";
import {reply, sayLayerAndTime} from "./words.js";

/** The gradient of a stack at each layer and step, where the reader looks at any place and sees what it is the sum of. */
export const layerAndTime = declareFigure({
  id: "layer-and-time",
  title: "The gradient by layer and step",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 640}
  },
  properties: {"--say": "3lh"},
  otherState: "shown=yes&cell=gru&connections=dense&layers=5&layer=2&step=20&loss=every",
  timed: [
    {field: "layers", from: 2, by: 1, places: 6},
    {field: "step", from: 10, by: 1},
    {field: "seed", from: 1, by: 1}
  ],
  experiment: () => import("./experiment.js"),
  view(data: LayerAndTimeData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const gridOf = liveGrid(data);
    return {
      fields: {
        cell: choice(cellKinds, settings.cell),
        layers: integer({min: 1, max: settings.layers, default: settings.layers}),
        connections: choice(connections, "plain"),
        loss: choice(lossPlaces, "last"),
        layer: integer({min: 1, max: settings.layers, default: 1}),
        step: integer({min: 1, max: settings.steps, default: settings.steps}),
        seed: integer({min: 1, max: 9999, default: settings.seed}),
        show: choice(shows, "map"),
        corner: pick(corners),
        shown: shown()
      },
      controls: (figure) => controls(figure, data, gridOf),
      draw(state, size) {
        const sheet = {...size, document};
        return state.shown && state.show === "cells"
          ? drawAllCells(data, sheet)
          : drawLayerAndTime(gridOf(state), state, settings, sheet);
      },
      rows: (state) => rowsOf(gridOf(state), state),
      say: (state) => sayLayerAndTime(data, gridOf(state), state),
      mounted: (figure) => pointAtMap(figure, settings),
      frames: {
        title: "Four stacks of LSTMs and vanilla RNNs",
        states: [
          {shown: true, layer: 1, step: 1},
          {shown: true, connections: "residual", layer: 1, step: 1},
          {shown: true, cell: "rnn-tanh", layer: 1, step: 1},
          {shown: true, show: "cells"}
        ],
        ...{width: 640, height: 440}
      }
    };
  },
  facts: async (data, _view, {part}) => (await import("./facts.js")).facts(data, await part("trained"))
});

/** The question, what the stack is, and where the reader looks. */
function controls(figure: Figure<State>, {settings}: LayerAndTimeData, gridOf: (state: State) => Grid): HTMLElement[] {
  return [
    guess(figure, {
      question: "Which corner gets the least gradient?",
      inputs: [
        choose(figure, "corner", {
          label: "my guess",
          labels: letters
        })
      ],
      made: ({corner}) => corner !== "",
      reply: (state) => reply(gridOf(state), state)
    }),
    choose(figure, "cell", {
      label: "cell",
      labels: Object.fromEntries(cellKinds.map((kind) => [kind, cellStyles[kind].label]))
    }),
    choose(figure, "connections", {label: "joined"}),
    range(figure, "layers", {label: "layers"}),
    choose(figure, "loss", {label: "loss at", labels: {last: "the last step", every: "every step"}}),
    range(figure, "layer", {label: "look at layer", last: () => figure.state.layers}),
    range(figure, "step", {label: "step"}),
    seed(figure, "seed"),
    choose(figure, "show", {
      label: "show",
      labels: {map: "this stack", cells: `all cells, ${settings.seeds.length} seeds`}
    })
  ];
}

/** The map under the reader's settings, computed when one of them changes that it depends on. */
function liveGrid({settings}: LayerAndTimeData): (state: State) => Grid {
  const gridOf = lastResult((cell, layers, joined, loss, seed) => {
    const stack = {cell: cellKinds[cell], layers, connections: connections[joined]};
    return gradientGrid(drawStack(stack, settings, seed), lossPlaces[loss]);
  });
  return (state) =>
    gridOf(
      cellKinds.indexOf(state.cell),
      state.layers,
      connections.indexOf(state.connections),
      lossPlaces.indexOf(state.loss),
      state.seed
    );
}

/** A press on the map looks at a place, a drag at all on its way; before the answer, a press chooses a corner. */
function pointAtMap(figure: Figure<State>, settings: LayerAndTimeData["settings"]): void {
  const move = ({clientX, clientY}: PointerPlace): Partial<State> | undefined => {
    const svg = figure.stage.querySelector("svg");
    if (!svg || (figure.state.shown && figure.state.show !== "map")) return undefined;
    const {left, top, width, height} = svg.getBoundingClientRect();
    const layout = (figure.state.shown ? layoutOf : layoutBefore)({width, height});
    const at = placeUnder({x: clientX - left, y: clientY - top}, layout, settings, figure.state.layers);
    if (!at) return undefined;
    if (figure.state.shown) return {layer: at.layer + 1, step: at.step + 1};
    const early = at.step < settings.steps / 2;
    const low = at.layer < figure.state.layers / 2;
    if (early) return {corner: low ? "lowest-first" : "top-first"};
    return low ? {corner: "lowest-last"} : undefined;
  };
  pointAtPicture(figure, {
    hold: (at) => (figure.state.shown && move(at) ? {cursor: "grab", atOnce: true, sideways: true, move} : undefined),
    pick: move
  });
}

/** By layer and step: the gradient, and the parts that it is the sum of. */
function rowsOf(grid: Grid, {cell, connections, loss, seed}: State) {
  return grid.flatMap((row, layer) =>
    row.map(({log10, c, arrivals}, step) => {
      const share = (from: string) => arrivals.reduce((total, one) => total + (one.from === from ? one.share : 0), 0);
      return {
        ...{cell, connections, loss, seed, layer: layer + 1, step: step + 1, log10, log10_c: c?.log10 ?? null},
        ...{from_step_after: share("right"), from_layer_above: share("above")},
        ...{past_layers: share("past"), from_loss: share("loss")}
      };
    })
  );
}
