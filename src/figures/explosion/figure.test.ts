import {expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {settings as schema} from "./experiment.js";
import {explosion} from "./figure.js";

const {say, first} = await viewOf(explosion, readSettings("data/experiments/explosion.json", schema));

it("says lengths, updates and ends, and what is no number any more", () => {
  expect(say(first)).toBe(
    "Spectral radius 2.20, 100 steps back: the linear network’s gradient is 8·10³³ long, and the update 6·10³¹ times as " +
      "long as the weights. It is Inf in float32 after 115 steps, in float64 after 902. " +
      "The tanh network’s gradient is 700 long, and the update 20 times as long as the weights."
  );
  expect(say({...first, back: 950})).toContain("is no number any more, even in float64");
});
