import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import type {Box} from "../../frame/picture/box.js";
import {panels} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import {choice, number} from "../../frame/state/fields.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {drawDistances, drawGradient} from "./decays.js";
import type {EdgeOfChaosData} from "./experiment.js";
import {drawMap, mapScales} from "./map.js";
import {depthScale, χ1} from "./meanField.js";
import {sampleNets, type Decay} from "./nets.js";
import {edgeAsked, steps, type State} from "./state.js";
import {drawTrained} from "./trained.js";

/** How deep a signal and a gradient reach in tanh nets, over the size of their random weights and biases; which can be trained. */
export const edgeOfChaos = declareFigure({
  id: "edge-of-chaos",
  title: "Order, chaos, and the edge between them",
  broad: true,
  sizes: {
    wide: {width: 700, height: 460},
    narrow: {width: 324, height: 770}
  },
  source: "training",
  otherState: "shown=yes&sigmaW=2.5&sigmaB=0.6&step=adam",
  timed: [{field: "sigmaW", from: 0.6, by: 0.05}],
  experiment: () => import("./experiment.js"),
  view(data: EdgeOfChaosData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const {sigmaW, sigmaB, start} = settings;
    const decay = sampleNets(settings);
    const shownDecay = lastResult((sigmaW: number, sigmaB: number) => decay({sigmaW, sigmaB}));
    return {
      fields: {
        sigmaW: number({min: sigmaW.from, max: sigmaW.to, step: 0.05, default: start.sigmaW}),
        sigmaB: number({min: sigmaB.from, max: sigmaB.to, step: 0.05, default: start.sigmaB}),
        step: choice(steps, "descent"),
        guess: guessed(number({min: sigmaW.from, max: sigmaW.to, step: 0.05, default: 2.5})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: `Below one $σ_w$ signals die out, above it they turn to noise. With σ_b = ${start.sigmaB}, where is that edge?`,
          inputs: [range(figure, "guess", {label: "edge at $σ_w$", format: twoDigits})],
          reply: (state) => reply(data, state)
        }),
        range(figure, "sigmaW", {label: "$σ_w$", format: twoDigits}),
        range(figure, "sigmaB", {label: "$σ_b$", format: twoDigits}),
        choose(figure, "step", {label: "trained by", labels: {descent: "plain descent", adam: "Adam"}})
      ],
      draw(state, size) {
        const {map, trained, distances, gradient} = layout(size);
        const decay = shownDecay(state.sigmaW, state.sigmaB);
        return panels(
          [
            {...map, plot: drawMap(data, state, {box: map, document})},
            {...trained, plot: drawTrained(data, state, {box: trained, document})},
            {...distances, plot: drawDistances(decay, {box: distances, document})},
            {...gradient, plot: drawGradient(decay, state, {box: gradient, document})}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(data, shownDecay(state.sigmaW, state.sigmaB), state),
      say: (state) => say(data, shownDecay(state.sigmaW, state.sigmaB), state),
      frames: {
        title: "Nets in order, at the edge and in chaos",
        states: [0.6, edgeAsked(data), 3].map((sigmaW) => ({sigmaW: onGrid(sigmaW), shown: true})),
        ...{width: 480, height: 330, columns: 2}
      },
      mounted: (figure) => pointAtMap(figure, data)
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** The nearest of the slider's values. */
const onGrid = (sigmaW: number): number => Math.round(20 * sigmaW) / 20;

const twoDigits = (value: number): string => value.toFixed(2);

/** Map over trained nets on one axis of σ_w; beside or under them what happens at the reader's point. */
function layout({width, height}: StageSize): Record<"map" | "trained" | "distances" | "gradient", Box> {
  const compact = height > width;
  const left = compact ? width : Math.round(0.53 * width);
  const [whole, top] = compact ? [0.52 * height, 0.52 * height] : [height, 0];
  const column = (x: number, y: number, width: number, height: number, share: number): [Box, Box] => [
    {x, y, width, height: Math.round(share * height)},
    {x, y: y + Math.round(share * height), width, height: height - Math.round(share * height)}
  ];
  const [map, trained] = column(0, 0, left, whole, 0.56);
  const [distances, gradient] = compact
    ? column(0, top, width, height - whole, 0.46)
    : column(left, 0, width - left, height, 0.46);
  return {map, trained, distances, gradient};
}

/** Lets the reader drag the guess while it is asked for, and then the point whose nets are shown. */
function pointAtMap(figure: Figure<State>, {settings}: EdgeOfChaosData): void {
  const panel = (size: StageSize) => {
    const {map} = layout(size);
    const {x, y} = mapScales(settings, map);
    return {x, y, corner: map};
  };
  const now = (): [number, number] =>
    figure.state.shown ? [figure.state.sigmaW, figure.state.sigmaB] : [figure.state.guess, settings.start.sigmaB];
  const place = (w: number, b: number): Partial<State> => (figure.state.shown ? {sigmaW: w, sigmaB: b} : {guess: w});
  pointAtPicture(figure, pointInPanel(figure.stage, panel, now, place));
}

function reply(data: EdgeOfChaosData, {guess}: State): string {
  const edge = edgeAsked(data);
  const off = Math.abs(guess - edge);
  const where = `The edge is at $σ_w$ = ${edge.toFixed(2)}.`;
  if (off < 0.1) return `${where} You have it.`;
  return `${where} At your ${guess.toFixed(2)} nets are ${guess < edge ? "in order: all inputs become alike" : "in chaos: similar inputs part"}.`;
}

/** χ₁ so near 1 is at the edge to the two digits that σ_w is written with. */
const nearEdge = 0.02;

function phaseOf(start: {sigmaW: number; sigmaB: number}): string {
  const χ = χ1(start);
  if (Math.abs(χ - 1) < nearEdge) return "at the edge";
  return χ < 1 ? "in order" : "in chaos";
}

/** At the point: the phase, what becomes of the gradient, and the depth scale. */
function say(
  {settings, updates, trained}: EdgeOfChaosData,
  {gradient}: Decay,
  {sigmaW, sigmaB, step, shown}: State
): string {
  const start = {sigmaW, sigmaB};
  // The phase is the answer.
  const at = `At σ_w = ${twoDigits(sigmaW)} and σ_b = ${twoDigits(sigmaB)}${shown ? `, ${phaseOf(start)},` : ""} the gradient at the input of a net of ${settings.layers} layers is ${powerOfTen(gradient[0])} of that at its top`;
  if (!shown) return `${at}. Where is the edge?`;
  const learnt = trained.filter((row) => row.step === step && row.solved === row.seeds).length;
  const all = trained.filter((row) => row.step === step).length;
  return `${at}; ξ is ${depthScale(start).toFixed(1)} layers. Of ${all} kinds of trained nets, ${learnt} were learnt by all seeds within ${updates} updates.`;
}

/** Lines at the point by layer, the map, and the trained nets. */
function rowsOf({map, trained}: EdgeOfChaosData, decay: Decay, {sigmaW: sigma_w, sigmaB: sigma_b, shown}: State) {
  const lines = (["near", "far", "gradient"] as const).flatMap((line) =>
    decay[line].map((log10, layer) => ({part: line, sigma_w, sigma_b, layer, log10}))
  );
  if (!shown) return lines;
  return [
    ...lines,
    ...map.map(({sigmaW, sigmaB, log10}) => ({part: "map" as const, sigma_w: sigmaW, sigma_b: sigmaB, log10})),
    ...trained.map(({sigmaW, sigmaB, ...row}) => ({
      ...{part: "trained" as const, sigma_w: sigmaW, sigma_b: sigmaB},
      ...row
    }))
  ];
}
