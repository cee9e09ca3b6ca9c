import {range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {initialState} from "../../frame/state/addressState.js";
import {integer, number, oneOf} from "../../frame/state/fields.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {powerOfTen, powerOfTenTo} from "../../frame/words/powerOfTen.js";
import {drawFourRules, type Shown} from "./drawing.js";
import type {FourRulesData} from "./experiment.js";
import {clippedGradients, gateCurves, layerProfiles} from "./rules.js";

/** What the reader sets: a number for each rule, and the seed of all that is live. */
interface State {
  readonly forgetBias: number;
  readonly radius: number;
  readonly updates: number;
  readonly layers: number;
  readonly seed: number;
}

/** The four practical rules of the lecture, each with the picture and the number that stand for it. */
export const fourRules = declareFigure({
  id: "four-rules",
  title: "Four rules in four pictures",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 600}
  },
  source: "training",
  properties: {"--slider": "6rem"},
  otherState: "forgetBias=0&radius=2&updates=300&layers=3&seed=4",
  timed: [
    {field: "forgetBias", from: 0, by: 0.2},
    {field: "radius", from: 0.8, by: 0.05},
    {field: "layers", from: 1, by: 1, places: 8}
  ],
  experiment: () => import("./experiment.js"),
  view(data: FourRulesData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const shown = shownBy(data);
    const {gates, clip, layers, seed: first} = data.settings;
    return {
      fields: {
        forgetBias: number({min: 0, max: 6, step: 0.1, default: gates.forgetBias}),
        radius: number({min: 0.5, max: 2.5, step: 0.05, default: clip.spectralRadius}),
        updates: oneOf(data.updates, data.updates[Math.floor(data.updates.length / 4)]),
        layers: integer({min: 1, max: layers.most, default: layers.first}),
        seed: integer({min: 1, max: 9999, default: first})
      },
      controls: (figure) => [
        range(figure, "forgetBias", {label: "1: forget bias", format: (bias) => bias.toFixed(1)}),
        range(figure, "radius", {label: "2: spectral radius", format: (radius) => radius.toFixed(2)}),
        range(figure, "updates", {label: "3: updates"}),
        range(figure, "layers", {label: "4: layers"}),
        seed(figure, "seed")
      ],
      draw: (state, size) => drawFourRules(shown(state), {...size, document}),
      rows: (state) => rowsOf(shown(state)),
      say: (state) => sayRules(shown(state))
    };
  },
  facts: (data, {fields}) => factsOf(shownBy(data)(initialState(fields)))
});

/** From the reader's state to what the panels show: each is computed anew only where its own number changes. */
function shownBy({settings, directions, updates}: FourRulesData): (state: State) => Shown {
  const [gates, clip, layers] = [gateCurves(settings), clippedGradients(settings), layerProfiles(settings)];
  return (state) => ({
    gates: gates(state),
    clip: {log10: clip(state), threshold: settings.clip.threshold},
    ...{directions, updates, at: updates.indexOf(state.updates)},
    layers: layers(state)
  });
}

/** What each panel says, in one number or two. */
function sayRules({gates, clip, directions, at, layers, updates}: Shown): string {
  const last = gates.map(
    ({name, log10}) => `${cellStyles[name].label.replace(",", "")} ${powerOfTen(log10[log10.length - 1])}`
  );
  const longest = Math.max(...clip.log10);
  const share = (ways: string): string => {
    const errors = directions
      .filter((one) => one.ways === ways)
      .flatMap(({seeds}) => seeds.map(({errors}) => errors[at]));
    const [least, most] = [Math.min(...errors), Math.max(...errors)].map((share) => `${Math.round(100 * share)}%`);
    return least === most ? least : `${least} to ${most}`;
  };
  const first = layers.map(({name, log10}) => `${name} ${powerOfTen(log10[0])}`);
  const clipped = longest > Math.log10(clip.threshold) ? `becomes ${clip.threshold}` : "is left as it is";
  return (
    `What is left ${gates[0].log10.length - 1} steps back: ${last.join(", ")}. The longest gradient, ${powerOfTenTo(2, longest)}, ` +
    `${clipped}. After ${updates[at]} updates ${share("one way")} errors one way, ${share("both ways")} both ways. ` +
    `In the lowest of ${layers[0].log10.length} layers: ${first.join(", ")}.`
  );
}

/** Numbers for prose: what is left of the gradient far back, of the longest one, and in the lowest layer, in log₁₀. */
function factsOf({gates, clip, layers, directions, updates}: Shown) {
  const ends = (ways: string): number[] =>
    directions.flatMap((one) => (one.ways === ways ? one.seeds.map(({errors}) => errors[updates.length - 1]) : []));
  return {
    left: Object.fromEntries(gates.map(({name, log10}) => [name, 10 ** log10[log10.length - 1]])),
    longest: 10 ** Math.max(...clip.log10),
    lowest: Object.fromEntries(layers.map(({name, log10}) => [name, 10 ** log10[0]])),
    oneWay: {least: Math.min(...ends("one way")), most: Math.max(...ends("one way"))},
    bothWays: {most: Math.max(...ends("both ways"))}
  };
}

function rowsOf({gates, clip, directions, updates, layers}: Shown) {
  const row = (rule: number, what: string, at: number, value: number, seed: number | null = null) => ({
    rule,
    what,
    at,
    value,
    seed
  });
  return [
    ...gates.flatMap(({name, log10}) => log10.map((value, k) => row(1, `log10 gradient, ${name}`, k, value))),
    ...clip.log10.map((value, k) => row(2, "log10 gradient of W_h", k + 1, value)),
    ...directions.flatMap(({cell, ways, seeds}) =>
      seeds.flatMap(({seed, errors}) =>
        errors.map((value, k) => row(3, `errors, ${cell}, ${ways}`, updates[k], value, seed))
      )
    ),
    ...layers.flatMap(({name, log10}) => log10.map((value, k) => row(4, `log10 gradient, ${name}`, k + 1, value)))
  ];
}
