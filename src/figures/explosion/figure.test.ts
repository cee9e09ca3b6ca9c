import {readFileSync} from "node:fs";
import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {drawExplosion as draw} from "./drawing.js";
import {firstState, overflowsAt, updateAt} from "./state.js";
import {sayExplosion} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {drawExplosion, explode, explosionSettings} from "./experiment.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const {curves: settings} = readSettings("data/experiments/explosion.json", v.object({curves: explosionSettings}));
const first = firstState(settings);
const drawn = drawExplosion(settings, settings.seed);
const at = (radius: number) => explode(drawn, radius);
const page = readFileSync("src/exploding-gradient.md", "utf8");

describe("sayExplosion", () => {
  it("says lengths, updates and ends, and what is no number any more", () => {
    expect(sayExplosion(at(2.2), first)).toBe(
      "Spectral radius 2.20, 100 steps back: the linear network’s gradient is 8·10³³ long, and the update 6·10³¹ times as " +
        "long as the weights. It is Inf in float32 after 115 steps, in float64 after 902. " +
        "The tanh network’s gradient is 700 long, and the update 20 times as long as the weights."
    );
    expect(sayExplosion(at(2.2), {...first, back: 950})).toContain("is no number any more, even in float64");
  });
});

describe("drawExplosion", () => {
  it("has no coordinate that is not a number, from one end of the dial to the other", () => {
    for (const radius of [0.5, 1, 2.2, 4])
      for (const back of [1, 999])
        for (const size of [
          {width: 1000, height: 460},
          {width: 324, height: 567}
        ]) {
          const picture = draw(at(radius), {...first, radius, back}, {...size, document});
          expect(standalone(picture, {title: "", description: ""})).not.toMatch(/NaN|Infinity|undefined/);
        }
  });
});

describe("the page", () => {
  it("says in the still's text and the prose what the gradients do", () => {
    const [linear, tanh] = at(2.2);
    const [, alt = ""] = /src="figures\/explosion\.svg"[^>]* alt="([^"]*)"/.exec(page) ?? [];
    expect(alt).toContain(
      `in float32 after ${overflowsAt(linear.float32)} and in float64 after ${overflowsAt(linear.float64)}`
    );
    const longer = (explosion: typeof linear) =>
      1 + explosion.float64.findIndex((_, k) => updateAt(explosion, k + 1, settings.rate) > 1);
    expect(alt).toContain(
      `longer than the weights from ${longer(linear)} steps on, the tanh network’s from ${longer(tanh)} steps on`
    );
    expect(page).toContain(`when the gradient is summed over only ${longer(linear)} steps`);
    expect(linear.float64[100].toExponential(0)).toBe("8e+33");
    expect(tanh.float64[100].toPrecision(1)).toBe("7e+2");
  });

  it("says where 1.1 ends, that 1 is level, and that tanh vanishes at 1.5", () => {
    expect(overflowsAt(at(1.1)[0].float32)).toBeLessThan(settings.steps);
    expect(at(1)[0].float64[999]).toBeGreaterThan(0.1);
    const [linear, tanh] = at(1.5);
    expect([linear.float64[100].toExponential(0), tanh.float64[100].toPrecision(1)]).toEqual(["2e+17", "0.002"]);
  });
});
