import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown as shownField} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice, integer, number, oneOf} from "../../frame/state/fields.js";
import {drawSameOrFresh, fanScales, layout} from "./drawing.js";
import type {SameOrFreshData} from "./experiment.js";
import {both} from "./looks.js";
import {nets} from "./products.js";
import {fanAt, showing, type Shown, type State} from "./view.js";
import {replyTo, say} from "./words.js";

/** The length of a gradient over a hundred steps that have one matrix, and over as many that have one each, in many draws. */
export const sameOrFresh = declareFigure({
  id: "same-or-fresh",
  title: "One matrix a hundred times, or a hundred matrices",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 770}
  },
  otherState: "net=loud&gain=1.5&width=32&draw=5&k=50&shown=yes",
  timed: [
    {field: "draw", from: 1, places: 5},
    {field: "gain", places: 5},
    {field: "k", places: 5}
  ],
  experiment: () => import("./experiment.js"),
  view(data: SameOrFreshData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const shownBy = showing(data);
    const {most, first} = settings.guess;
    return {
      fields: {
        k: oneOf(settings.places, settings.steps),
        net: choice(nets, "linear"),
        gain: oneOf(settings.gains, settings.gain),
        width: oneOf(settings.widths, settings.width),
        draw: integer({min: 1, max: settings.lines, default: 1}),
        guess: guessed(number({min: 0.5, max: most, step: 0.5, default: first})),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: "The grey fan is of fresh matrices. How wide is that of one matrix, $k$ = 100 steps back?",
          inputs: [range(figure, "guess", {label: "my guess", unit: "decades"})],
          reply: (state) => replyTo(shownBy(state), state, settings)
        }),
        choose(figure, "net", {
          label: "net",
          labels: {linear: "linear", quiet: "tanh, quiet inputs", loud: "tanh, loud inputs"}
        }),
        range(figure, "gain", {label: "gain"}),
        range(figure, "k", {label: "steps back, $k$"}),
        range(figure, "width", {label: "units"}),
        range(figure, "draw", {label: "draw"})
      ],
      draw: (state, size) => drawSameOrFresh(shownBy(state), state, settings, {...size, document}),
      rows: (state) => rowsOf(data, shownBy(state), state),
      say: (state) => say(shownBy(state), state, settings),
      mounted: (figure) => dragGuess(figure, data, shownBy),
      frames: {
        title: "One matrix against fresh ones",
        states: [{shown: true}, {shown: true, net: "loud", gain: 1.5}],
        ...{width: 560, height: 400}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** Lets the reader drag the upper end of the bracket, as long as the answer is not there. */
function dragGuess(figure: Figure<State>, {settings}: SameOrFreshData, shownBy: (state: State) => Shown): void {
  const {places, steps} = settings;
  const middle = () => fanAt(shownBy(figure.state).fresh, places, steps).median;
  const pointing = pointInPanel<State>(
    figure.stage,
    (size) => {
      const [box] = layout(size);
      return {...fanScales(shownBy(figure.state), figure.state, settings, box), corner: box};
    },
    () => [steps, middle() + figure.state.guess / 2],
    (_, height) => ({guess: Math.max(0.5, Math.round(4 * Math.abs(height - middle())) / 2)})
  );
  pointAtPicture(figure, {
    ...pointing,
    hold: (at) => (figure.state.shown ? undefined : pointing.hold?.(at)),
    pick: (at) => (figure.state.shown ? undefined : pointing.pick?.(at))
  });
}

/** Both fans at each number of steps back, and the picked draw: log10 of lengths; and what its eigenvalue says alone. */
function rowsOf({settings}: SameOrFreshData, shown: Shown, {net, gain, width, draw}: State) {
  return both.flatMap((matrices) =>
    settings.places.map((k) => {
      const {low, median, high, deviation} = fanAt(shown[matrices], settings.places, k);
      return {
        ...{matrices, net, gain, units: width, k, log10_low: low, log10_median: median, log10_high: high, deviation},
        ...{draw, log10_draw: shown.lines[matrices][draw - 1][k]},
        log10_eigenvalue: matrices === "same" ? k * Math.log10(shown.radius) : null
      };
    })
  );
}
