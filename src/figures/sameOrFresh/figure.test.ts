import {describe, expect, it} from "vitest";
import {fanScales} from "./drawing.js";
import type {SameOrFreshData} from "./experiment.js";
import {data, settings as schema} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {showing, type State} from "./view.js";
import {replyTo, say} from "./words.js";

const settings = {
  ...readSettings("data/experiments/same-or-fresh.json", schema),
  ...{widths: [8], width: 8, draws: {linear: 12, tanh: 4}, gains: [1, 1.5]}
};
const computed: SameOrFreshData = data(settings);
const shownBy = showing(computed);
const state: State = {k: 100, net: "linear", gain: 1, width: 8, draw: 1, guess: 2, shown: true};

describe("what a state shows", () => {
  it("moves a linear net's fans by the gain alone, and leaves their width", () => {
    const [one, more] = [shownBy(state), shownBy({...state, gain: 1.5})];
    const last = settings.places.length - 1;
    expect(more.same.median[last] - one.same.median[last]).toBeCloseTo(100 * Math.log10(1.5), 9);
    expect(more.same.high[last] - more.same.low[last]).toBeCloseTo(one.same.high[last] - one.same.low[last], 9);
    expect(more.radius).toBeCloseTo(1.5 * one.radius, 12);
  });

  it("has the picked draw's eigenvalue among those of all draws", () => {
    const {radius, radii} = shownBy({...state, draw: 3});
    expect(radii[2]).toBeCloseTo(radius, 2);
  });
});

describe("the guess", () => {
  const answer = (guess: number) => replyTo(shownBy(state), {...state, guess}, settings);

  it("is answered for itself", () => {
    expect(answer(0.5)).toContain("You said 0.5 decades; it is wider");
    expect(answer(100)).toContain("it is narrower");
    for (const guess of [0.5, 12]) expect(answer(guess).length).toBeLessThanOrEqual(140);
  });

  it("gives nothing away before: neither words nor axis depend on the fan of one matrix", () => {
    const other = {...shownBy(state), same: {low: [-99], median: [0], high: [99], deviation: [1]}};
    const hidden = {...state, shown: false};
    const box = {x: 0, y: 0, width: 400, height: 400};
    expect(say(other, hidden, settings)).toBe(say(shownBy(hidden), hidden, settings));
    expect(fanScales(other, hidden, settings, box).y.domain()).toEqual(
      fanScales(shownBy(hidden), hidden, settings, box).y.domain()
    );
  });
});
