import {expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {settings as schema} from "./experiment.js";
import {explosion} from "./figure.js";
import {showing} from "./view.js";
import {replyTo} from "./words.js";

const settings = readSettings("data/experiments/explosion.json", schema);
const {say, first} = await viewOf(explosion, settings);

it("asks before it tells of the tanh networks", () => {
  expect(say(first)).toMatch(/linear networks’ gradients are 6·10¹⁶ to 4·10¹⁷ long\. And the tanh networks’\?$/);
  expect(say({...first, shown: true})).toMatch(/The tanh networks’ are .* long, \d of 10 longer than at the loss\./);
  expect(say({...first, shown: true, radius: 2.2})).toContain("is Inf in float32 after 115 steps.");
});

it("answers for a guess too low, too high and right", () => {
  const shown = showing(settings)(first);
  const verdicts = Array.from({length: settings.seeds.length + 1}, (_, guess) =>
    replyTo(shown, {...first, guess}, settings)
  );
  expect(verdicts.filter((words) => words.includes("That is so"))).toHaveLength(1);
  expect(verdicts[0]).toContain("It is more");
  expect(verdicts[10]).toContain("It is fewer");
  for (const words of verdicts) expect(words.length).toBeLessThan(141);
});
