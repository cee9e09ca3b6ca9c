import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {data, settings as schema} from "./experiment.js";
import {layerAndTime} from "./figure.js";
import {cellBox, layoutBefore, layoutOf, placeUnder} from "./layout.js";
import {drawStack, gradientGrid} from "./stack.js";
import type {State} from "./state.js";
import {reply} from "./words.js";

const all = readSettings("data/experiments/layer-and-time.json", schema);
const settings = {...all, seeds: all.seeds.slice(0, 6), steps: 20, hiddenSize: 6};
const view = await viewOf(layerAndTime, data(settings));
const state = (part: Partial<State>): State => ({...view.first, ...part});

describe("before the answer", () => {
  const asked = state({corner: "lowest-first"});

  it("neither draws nor says it", () => {
    expect(view.say(asked)).not.toMatch(/gradient is|10⁻/);
    const picture = view.draw(asked, {width: 700, height: 440}).outerHTML;
    expect(picture).not.toContain("--sequential");
    expect(picture).toContain("var(--guess)");
  });
});

describe("after it", () => {
  it("says all that a place's gradient is the sum of", () => {
    for (const connections of ["plain", "residual", "dense"] as const) {
      const words = view.say(state({shown: true, connections, layer: 3, step: 12}));
      const shares = Array.from(words.matchAll(/([−\d]+)% from/g), ([, share]) => Number(share.replace("−", "-")));
      expect(Math.abs(shares.reduce((total, share) => total + share, 0) - 100)).toBeLessThanOrEqual(2);
    }
  });

  it("looks at the top layer where the one looked at is not there", () => {
    expect(view.say(state({shown: true, layers: 2, layer: 7}))).toContain("in layer 2 at step 20");
  });
});

describe("reply", () => {
  const grid = gradientGrid(drawStack({cell: "lstm", layers: 8, connections: "plain"}, settings, 1), "last");

  it("agrees with one guess alone, names the least to all others, and is short", () => {
    const replies = (["top-first", "lowest-first", "lowest-last", ""] as const).map((corner) =>
      reply(grid, {corner, layers: 8})
    );
    expect(replies.filter((words) => words.startsWith("Yes"))).toHaveLength(1);
    const [least] = /(?<=Yes: )[ABC]/.exec(replies.join()) ?? [];
    for (const words of replies) {
      expect(words).toContain(least);
      expect(words.length).toBeLessThanOrEqual(140);
    }
  });
});

it("finds the place whose cell is under the pointer, and none beside the stack", () => {
  const sizes = [
    {width: 700, height: 440},
    {width: 324, height: 640}
  ];
  for (const layout of sizes.flatMap((size) => [layoutOf(size), layoutBefore(size)])) {
    const {x, y, width, height} = cellBox(layout, settings, 4, 13);
    const middle = {x: x + width / 2, y: y + height / 2};
    expect(placeUnder(middle, layout, settings, 8)).toEqual({layer: 4, step: 13});
    expect(placeUnder(middle, layout, settings, 4)).toBeUndefined();
  }
});
