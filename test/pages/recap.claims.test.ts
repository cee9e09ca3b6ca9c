import {describe, expect, test} from "vitest";
import {readFileSync} from "node:fs";
import {figuresOfPages} from "../../scripts/framework/figuresOfPages.js";
import {conceptMap, sayIdea} from "../../src/figures/conceptMap/figure.js";
import {fourRules} from "../../src/figures/fourRules/figure.js";
import {clippedGradients, gateCurves, layerProfiles} from "../../src/figures/fourRules/rules.js";
import {claimsOf} from "../support/claimsOf.js";

const {claim, computed} = claimsOf("recap");

describe("four-rules", () => {
  const {settings, directions, updates} = computed(fourRules).data;
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const left = (seed: number, forgetBias: number): Record<string, number> =>
    Object.fromEntries(gateCurves(settings)({seed, forgetBias}).map(({name, log10}) => [name, log10.at(-1) ?? NaN]));

  claim("it vanishes sooner than the tanh network's", () => {
    for (const seed of seeds) expect(left(seed, 0).lstm).toBeLessThan(left(seed, 0)["rnn-tanh"]);
    for (const seed of seeds) expect(left(seed, 2).lstm).toBeGreaterThan(left(seed, 2)["rnn-tanh"] + 2);
  });
  claim('data-set="radius=0.6">where none is long</button> it does nothing', () => {
    for (const seed of seeds)
      for (const length of clippedGradients(settings)({seed, radius: 0.6}))
        expect(10 ** length).toBeLessThan(settings.clip.threshold);
  });
  claim("at three layers</button> nobody needs them", () => {
    for (const seed of seeds) {
      const [plain] = layerProfiles(settings)({seed, layers: 3});
      expect(plain.log10[0]).toBeGreaterThan(-2);
    }
  });
  claim("both ways {{four-rules!bothWays.most | percent 0}}", () => {
    const last = updates.length - 1;
    for (const {ways, seeds} of directions)
      for (const {errors} of seeds) {
        if (ways === "one way") expect(Math.abs(errors[last] - 0.5)).toBeLessThan(0.05);
        else expect(errors[last]).toBeLessThan(0.01);
      }
  });
});

describe("concept-map", () => {
  const {data} = computed(conceptMap);
  const page = readFileSync("src/recap.md", "utf8");
  test("each idea leads to a figure that its page has, and stands in the list with all its arrows", () => {
    for (const {id, label, figure} of data.ideas) {
      const [address, name] = figure.split("#");
      expect(
        (figuresOfPages().get(`/${address}`) ?? []).map((one) => one.id),
        figure
      ).toContain(name);
      expect(page).toContain(sayIdea(data, id).replace(label, `- [${label}](./${figure})`));
    }
  });
  test("each idea is the neighbour of another", () => {
    const joined = new Set(data.arrows.flatMap(({from, to}) => [from, to]));
    for (const {id} of data.ideas) expect([...joined]).toContain(id);
  });
});
