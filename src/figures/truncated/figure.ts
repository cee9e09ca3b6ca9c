import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice, integer, oneOf} from "../../frame/state/fields.js";
import {drawTruncated, seedScales} from "./drawing.js";
import type {TruncatedData} from "./experiment.js";
import {shareThatReaches} from "./shareThatReaches.js";
import {groupsAt, learntFrom, readoutAt, reply, say, silentOf, type State} from "./words.js";

/** Backpropagation in segments of k steps: the state is carried over each cut, the gradient is not; what is learnt then. */
export const truncated = declareFigure({
  id: "truncated",
  title: "Truncated backpropagation: the state carried, the gradient cut",
  broad: true,
  sizes: {
    wide: {width: 720, height: 400},
    narrow: {width: 324, height: 600}
  },
  otherState: "k=40&lag=20&shown=yes",
  timed: [{field: "k"}, {field: "guess", state: "shown=no", from: 2, places: 5}],
  experiment: () => import("./experiment.js"),
  view(data: TruncatedData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const {segments, lags} = settings;
    const most = segments[segments.length - 1];
    return {
      fields: {
        k: oneOf(segments, settings.segment),
        lag: choice(lags.map(String), String(settings.lag)),
        guess: guessed(integer({min: 1, max: most, default: Math.round(0.6 * most)})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "From which $k$ on do most seeds learn to answer? Drag the line there.",
          inputs: [range(figure, "guess", {label: "my guess, $k$"})],
          reply: (state) => reply(data, state)
        }),
        range(figure, "k", {label: "steps a segment, $k$"}),
        choose(figure, "lag", {label: "steps from bit to question"})
      ],
      draw: (state, size) => drawTruncated(data, state, {...size, document}),
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      mounted: (figure) => dragGuess(figure, data),
      frames: {
        title: "Segments shorter and longer than the lag",
        states: [
          {shown: true, k: 8},
          {shown: true, k: 20}
        ],
        ...{width: 560, height: 380}
      }
    };
  },
  facts(data) {
    const {settings, gradient} = data;
    const of = (lag: number) => {
      const {from, before} = learntFrom(data, lag);
      const groups = groupsAt(data, lag);
      return {
        ...{from, before: before.k, learnt: groups.find(({k}) => k === from)?.learnt ?? NaN},
        short: Math.max(...groups.filter(({k}) => k <= lag).map(({learnt}) => learnt)),
        longest: groups[groups.length - 1].learnt,
        // the last k that is no longer than the lag
        surprise: groups.filter(({k}) => k <= lag).at(-1)?.surprise ?? NaN,
        readout: readoutAt(data, lag).surprise,
        readoutLearnt: readoutAt(data, lag).learnt,
        reaching: shareThatReaches(lag, from)
      };
    };
    return {
      ...Object.fromEntries(settings.lags.map((lag) => [`lag${lag}`, of(lag)])),
      ...{seeds: settings.seeds.length, guessing: Math.LN2, silent: silentOf(data).learnt},
      left: 10 ** (gradient[settings.lag] - gradient[0])
    };
  }
});

/** Lets the reader drag the line, as long as the answer is not there. */
function dragGuess(figure: Figure<State>, data: TruncatedData): void {
  const {segments, seeds} = data.settings;
  const most = segments[segments.length - 1];
  const pointing = pointInPanel<State>(
    figure.stage,
    (size) => seedScales(data, size),
    () => [figure.state.guess, seeds.length / 2],
    (k) => ({guess: Math.min(most, Math.max(1, Math.round(k)))})
  );
  pointAtPicture(figure, {
    ...pointing,
    hold: (at) => (figure.state.shown ? undefined : pointing.hold?.(at)),
    pick: (at) => (figure.state.shown ? undefined : pointing.pick?.(at))
  });
}

/** The gradient by distance, whole and in segments; and where the answer is there, what was learnt. */
function rowsOf(data: TruncatedData, {k, lag, shown}: State) {
  const curve = data.gradient.map((whole, distance) => ({
    ...{part: "gradient" as const, distance, whole_log10: whole, k, reaching: shareThatReaches(distance, k)}
  }));
  const all = [readoutAt(data, Number(lag)), ...groupsAt(data, Number(lag))];
  return [...curve, ...(shown ? all.map((group) => ({part: "learning" as const, ...group})) : [])];
}
