import {deviation, group, mean, median, sum} from "d3";
import {describe, expect} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

import {data as batchNormData} from "../../src/figures/batchNormGradient/experiment.js";
import {batchNormGradient} from "../../src/figures/batchNormGradient/figure.js";
import {growthOf} from "../../src/figures/batchNormGradient/lines.js";
import {gradientByLayer} from "../../src/figures/gradientByLayer/figure.js";
import {bins, profileComputer, type Net} from "../../src/figures/gradientByLayer/profile.js";
import {changeOf} from "../../src/figures/gradientByLayer/words.js";
import {orthogonal} from "../../src/engine/initialise.js";
import {norm} from "../../src/engine/linear/matrix.js";
import {Random} from "../../src/engine/random.js";
import {sameOrFresh} from "../../src/figures/sameOrFresh/figure.js";
import {lengthsOfFresh, lengthsOfOne, sampleMatrix} from "../../src/figures/sameOrFresh/products.js";
import {fanAt} from "../../src/figures/sameOrFresh/view.js";
import {edgeOfChaos} from "../../src/figures/edgeOfChaos/figure.js";
import {depthScale, edge} from "../../src/figures/edgeOfChaos/meanField.js";
import {sampleNets} from "../../src/figures/edgeOfChaos/nets.js";
import {inRow, onMap} from "../../src/figures/edgeOfChaos/state.js";
import type {Frozen, Group} from "../../src/figures/lowestLayer/experiment.js";
import {lowestLayer} from "../../src/figures/lowestLayer/figure.js";
import {examplesOf, trained} from "../../src/figures/whichPaths/experiment.js";
import {whichPaths} from "../../src/figures/whichPaths/figure.js";
import {lesions, profileOfNet, sampleNet} from "../../src/figures/whichPaths/networks.js";
import {middleOf} from "../../src/figures/whichPaths/paths.js";
import {errorsByDescent, errorsOf, lastStates, leastSquares} from "../support/readouts.js";
import {idle} from "../../src/figures/whichPaths/words.js";

const oneToTen = Array.from({length: 10}, (_, k) => k + 1);

const {claim, computed, computedPart} = claimsOf("deep-networks");

describe("gradient-by-layer", () => {
  const {settings} = computed(gradientByLayer).data;
  const profileOf = profileComputer(settings);
  const {depth, width, transformBias} = settings;
  const first: Net = {
    ...{depth, width, transformBias, activation: "tanh", initialisation: "standard"},
    ...{connections: "plain", drawnBiases: false}
  };
  const of = (net: Partial<Net>) => profileOf({...first, ...net});
  const left = (net: Partial<Net>) => 10 ** changeOf(of(net).outputs);

  claim("A straight line:", () => {
    const {outputs} = of({});
    const slope = changeOf(outputs) / (depth - 1);
    for (const [k, {median}] of outputs.entries())
      expect(Math.abs(median - slope * (depth - 1 - k))).toBeLessThan(0.05 * Math.abs(changeOf(outputs)));
    expect(10 ** slope).toBeGreaterThan(0.95 / Math.sqrt(3));
    expect(10 ** slope).toBeLessThan(1.05 / Math.sqrt(3));
  });
  claim("whatever the layer, and", () => {
    // Nor of these seeds or of this width: four others, at a quarter and at twice of it. Narrow nets lose a little more.
    for (const other of [width / 4, 2 * width]) {
      const {outputs} = profileComputer({...settings, seeds: [101, 102, 103, 104]})({...first, width: other});
      expect(Math.abs(10 ** (changeOf(outputs) / (depth - 1)) - 1 / Math.sqrt(3))).toBeLessThan(0.05);
    }
  });
  claim("are near 0 from about the sixth layer on", () => {
    const middle = (layer: number) => of({}).units[layer - 1].shares[Math.floor(bins / 2)];
    expect(middle(1)).toBeLessThan(0.3);
    for (let layer = 7; layer <= depth; ++layer) expect(middle(layer)).toBeGreaterThan(0.9);
  });
  claim("close to where float32 ends", () => {
    expect(left({activation: "logistic"})).toBeGreaterThan(2 ** -149);
    expect(left({activation: "logistic"})).toBeLessThan(1e4 * 2 ** -149);
    for (const activation of ["tanh", "relu"] as const)
      expect(left({activation: "logistic"})).toBeLessThan(left({activation}));
  });
  claim("Looks-linear</button> pairs of ReLUs keep all of it", () => {
    expect(Math.abs(left({activation: "relu", initialisation: "looks-linear"}) - 1)).toBeLessThan(0.15);
  });
  claim("nets have paths past each layer", () => {
    for (const connections of ["dense", "residual"] as const) {
      expect(left({connections})).toBeGreaterThan(0.5);
      expect(left({connections})).toBeLessThan(20);
    }
  });
  claim("It is the same at the first layer and at the last", () => {
    expect(Math.abs(changeOf(of({}).weights))).toBeLessThan(0.5);
  });
  claim("the signal has vanished upwards as the gradient has downwards", () => {
    const {units, outputs} = of({});
    expect(Math.abs(units[depth - 1].size - units[0].size - changeOf(outputs))).toBeLessThan(1);
  });
  claim("the units stay away from 0, though they tell nothing of the input any more. Now the first layer gets", () => {
    const {units, weights} = of({drawnBiases: true});
    expect(units[depth - 1].size).toBeGreaterThan(-1);
    expect(changeOf(weights)).toBeLessThan(-settings.decades);
    // Weights and biases both from U(±1/√n): two unrelated inputs come out alike.
    const {far} = sampleNets(computed(edgeOfChaos).data.settings)({
      sigmaW: 1 / Math.sqrt(3),
      sigmaB: 1 / Math.sqrt(3 * width)
    });
    expect(far[far.length - 1] - far[0]).toBeLessThan(-6);
  });
});

describe("batch-norm-gradient", () => {
  const {lines, settings} = computed(batchNormGradient).data;
  const normalised = (updates: number) =>
    lines.filter((line) => line.normalisation === "batch" && line.updates === updates);

  claim("Without normalisation it is level. With batch normalisation it grows", () => {
    for (const line of lines.filter(({normalisation}) => normalisation === "none"))
      expect(Math.abs(growthOf(line, "output"))).toBeLessThan(0.3);
    const growth = normalised(0).map((line) => growthOf(line, "output"));
    expect(Math.min(...growth)).toBeGreaterThan(2);
    expect(growth).toEqual([...growth].sort((a, b) => b - a));
  });
  claim("where it is nearly level", () => {
    for (const line of normalised(1)) expect(Math.abs(growthOf(line, "weights"))).toBeLessThan(1);
    for (const line of normalised(3)) expect(Math.abs(growthOf(line, "weights"))).toBeLessThan(0.6);
  });
  claim("grows less</button>", () => {
    const growth = [0, 1, 3].map((updates) => normalised(updates).map((line) => growthOf(line, "output")));
    growth[2].forEach((three, k) => {
      expect(three).toBeGreaterThan(1);
      expect([three < growth[1][k], growth[1][k] < growth[0][k]]).toEqual([true, true]);
    });
  });
  claim("one huge step makes the lowest ones long", () => {
    // What the outputs' gradients do not explain of the first layer's beside the last's: the weights' lengths.
    for (const line of normalised(1)) expect(growthOf(line, "output") - growthOf(line, "weights")).toBeGreaterThan(0.9);
  });
  claim("With a tenth of the rate the same takes more updates", () => {
    const some = {...settings, seeds: settings.seeds.slice(0, 2), nets: settings.nets.slice(1, 2)};
    const after = (rate: number) =>
      batchNormData({...some, rate})
        .lines.filter(({updates}) => updates > 0)
        .map((line) => growthOf(line, "weights"));
    const [fast, slow] = [after(settings.rate), after(settings.rate / 10)];
    slow.forEach((growth, k) => expect(growth).toBeGreaterThan(fast[k]));
    expect(slow[1]).toBeLessThan(slow[0]);
  });
});

describe("same-or-fresh", () => {
  const {settings, fans, radii, frozen} = computed(sameOrFresh).data;
  const {places, steps, width} = settings;
  /** Standard deviations over draws, one matrix against fresh ones. */
  const deviations = (net: string, gain: number, k = steps): {same: number; fresh: number} => {
    const found = fans.find((one) => one.net === net && one.gain === gain && one.width === width);
    if (!found) throw new RangeError(`expected fans of ${net} at ${gain}`);
    return {same: fanAt(found.same, places, k).deviation, fresh: fanAt(found.fresh, places, k).deviation};
  };
  const linear = deviations("linear", 1);
  const half = deviations("linear", 1, steps / 2);
  const powers = {same: Math.log2(linear.same / half.same), fresh: Math.log2(linear.fresh / half.fresh)};

  claim("after a few dozen steps its length grows like $\\factor{|\\lambda|^k}$", () => {
    expect(powers.same).toBeGreaterThan(0.9);
    expect(powers.same).toBeLessThan(1.25);
  });
  claim("and they add up like $\\state{\\sqrt{k}}$ only", () => {
    expect(powers.fresh).toBeGreaterThan(0.4);
    expect(powers.fresh).toBeLessThan(0.6);
  });
  claim("With one matrix for all steps the spread, in decades, grows like their number", () => {
    // 80 draws that are not the figure's, at a quarter of its width too.
    const others = {...settings, seed: 77_000};
    for (const width of [settings.width / 4, settings.width]) {
      const draws = Array.from({length: 80}, (_, k) => ({width, draw: k + 1, net: "linear", gain: 1}) as const);
      const [same, fresh] = [
        draws.map((draw) => lengthsOfOne(sampleMatrix(draw, others), draw, others)),
        draws.map((draw) => lengthsOfFresh(draw, others))
      ].map((all) => [steps / 2, steps].map((k) => deviation(all, (lengths) => lengths[k]) ?? NaN));
      expect(Math.abs(Math.log2(same[1] / same[0]) - 1)).toBeLessThan(0.25);
      expect(Math.abs(Math.log2(fresh[1] / fresh[0]) - 0.5)).toBeLessThan(0.25);
      expect(same[1] / fresh[1]).toBeGreaterThan(3.5);
    }
  });
  claim("one line about twice as steep as the other", () => {
    expect(powers.same / powers.fresh).toBeGreaterThan(1.6);
    expect(powers.same / powers.fresh).toBeLessThan(2.4);
  });
  claim("differs by a few per cent", () => {
    const own = radii.find((one) => one.width === width)?.radii ?? [];
    const middle = own.filter((radius) => Math.abs(radius / 1.05 - 1) < 0.1);
    expect(middle.length).toBeGreaterThan(0.9 * own.length);
    expect(Math.max(...own) / Math.min(...own)).toBeGreaterThan(1.1);
  });
  claim("The middle draw vanishes no sooner", () => {
    for (const {net, same, fresh} of fans)
      if (net === "linear")
        expect(fanAt(same, places, steps).median).toBeGreaterThan(fanAt(fresh, places, steps).median);
  });
  claim("But no gain suits all draws.", () => {
    const found = fans.find((one) => one.net === "linear" && one.width === width);
    // Whatever is added to both ends, one of them is beyond two decades.
    expect(found && fanAt(found.same, places, steps).width).toBeGreaterThan(4);
  });
  claim(">quiet inputs</button> tanh changes little", () => {
    const {same, fresh} = deviations("quiet", 1);
    expect(same / fresh).toBeGreaterThan(3);
  });
  claim("one matrix is nearly as steady as fresh ones", () => {
    const {same, fresh} = deviations("loud", settings.frozenGain);
    expect(same / fresh).toBeLessThan(1.6);
    expect(linear.same / linear.fresh).toBeGreaterThan(4);
  });
  claim("Put the slopes of one step in place of all, and it is", () =>
    expect(frozen).toBeGreaterThan(3 * deviations("loud", settings.frozenGain).same)
  );
  claim("But the slopes must change a lot", () => {
    const {same, fresh} = deviations("loud", 1);
    expect(same / fresh).toBeGreaterThan(2);
  });
  claim("Of orthogonal matrices a linear net may have one or a hundred: no length changes.", () => {
    const W = orthogonal(width, width, 1, new Random(1));
    for (const log10 of lengthsOfOne(W, {width, draw: 1, net: "linear", gain: 1}, settings))
      expect(Math.abs(log10)).toBeLessThan(1e-9);
  });
  claim("a matrix scaled to a chosen $|\\lambda|$ has lost most of its luck", () => {
    for (const {width, left} of radii) {
      const own = fans.find((one) => one.net === "linear" && one.width === width);
      expect(left).toBeLessThan((own ? fanAt(own.same, places, steps).deviation : 0) / 3);
    }
  });
});

describe("edge-of-chaos", () => {
  const {data, facts} = computed(edgeOfChaos);
  const decay = sampleNets(data.settings);
  const at = (sigmaW: number) => decay({sigmaW, sigmaB: data.settings.start.sigmaB});
  const last = data.settings.layers;
  const row = inRow(data);
  const learnt = (step: string, depth: number) =>
    row.filter((row) => row.step === step && row.depth === depth && 2 * row.solved > row.seeds);

  claim("Left of the line is **order**: whatever goes in, almost the same comes out, and the gradient vanishes", () => {
    const {far, gradient} = at(0.6);
    expect(far[last]).toBeLessThan(-4);
    expect(gradient[0]).toBeLessThan(-4);
  });
  claim("about the standard start", () => expect(Math.abs(1 / Math.sqrt(3) - 0.6)).toBeLessThan(0.03));
  claim("similar inputs part until they are as far apart as any two", () => {
    const {near, far, gradient} = at(3);
    expect(near[0]).toBeLessThan(-0.9);
    expect(Math.abs(near[last] - far[last])).toBeLessThan(0.1);
    expect(gradient[0]).toBeGreaterThan(3);
  });
  claim("both distances and the gradient last", () => {
    const {near, far, gradient} = at(1.3);
    for (const value of [near[last] - near[0], far[last] - far[0], gradient[0]])
      expect(Math.abs(value)).toBeLessThan(1);
    expect(far[last] - near[last]).toBeGreaterThan(0.3);
  });
  claim("in order it fits, in chaos the nets fall short of it", () => {
    const {edge} = facts as {edge: number};
    for (const {sigmaW, depth, solved, seeds} of row.filter(({step}) => step === "descent")) {
      const reach = data.settings.theory.reach * depthScale({sigmaW, sigmaB: data.settings.start.sigmaB});
      if (sigmaW < edge && Math.abs(Math.log(depth / reach)) > 0.1) expect(2 * solved > seeds).toBe(depth < reach);
      if (sigmaW > edge && depth > reach) expect(2 * solved > seeds).toBe(false);
    }
    const short = row.filter(
      ({sigmaW, depth, solved, step}) =>
        step === "descent" &&
        sigmaW > edge &&
        solved === 0 &&
        depth < data.settings.theory.reach * depthScale({sigmaW, sigmaB: data.settings.start.sigmaB})
    );
    expect(short.length).toBeGreaterThan(0);
  });
  claim("go along the edge: the larger the biases, the larger the weights have to be, and the fewer learn", () => {
    const map = onMap(data).filter(({step}) => step === "descent");
    const rows = [...group(map, ({sigmaB}) => sigmaB)].sort(([one], [other]) => one - other);
    const learnt = rows.map(([, kinds]) => ({
      // Each kind's σ_w, as often as it was learnt; of the row of σ_b = 0.2 the values lie elsewhere.
      middle: mean(kinds.flatMap(({sigmaW, solved}) => Array<number>(solved).fill(sigmaW))) ?? NaN,
      share: sum(kinds, ({solved, seeds}) => solved / seeds)
    }));
    for (let k = 1; k < learnt.length; ++k) expect(learnt[k].middle).toBeGreaterThan(learnt[k - 1].middle);
    const own = learnt.filter((_, k) => rows[k][0] !== data.settings.start.sigmaB);
    for (let k = 1; k < own.length; ++k) expect(own[k].share).toBeLessThan(own[k - 1].share);
    // Around the edge, and nowhere far from it.
    for (const {sigmaB, sigmaW, solved} of map)
      if (Math.abs(sigmaW - edge(sigmaB)) > 1) expect(solved, `${sigmaW}, ${sigmaB}`).toBe(0);
  });
  claim("in order beyond the dashed line", () => {
    const {settings} = data;
    const beyond = row.filter(({sigmaW, depth, step, solved, seeds}) => {
      const reach = settings.theory.reach * depthScale({sigmaW, sigmaB: settings.start.sigmaB});
      return step === "adam" && sigmaW < (facts.edge as number) && depth > 1.5 * reach && 2 * solved > seeds;
    });
    expect(new Set(beyond.map(({depth}) => depth))).toEqual(new Set([10, 20]));
  });
  claim("learns a few more starts at ten and twenty layers", () => {
    const [adam, descent] = ["adam", "descent"].map((step) => [10, 20, 40].map((depth) => learnt(step, depth).length));
    expect(adam[0]).toBeGreaterThan(descent[0]);
    expect(adam[1]).toBeGreaterThan(descent[1]);
  });
  claim("At forty it learns as many, but others", () => {
    const [adam, descent] = ["adam", "descent"].map((step) => learnt(step, 40).map(({sigmaW}) => sigmaW));
    expect(adam.length).toBe(descent.length);
    expect(adam).not.toEqual(descent);
  });
  claim("in a wedge around that value that narrows with depth", () => {
    for (const step of ["descent", "adam"]) {
      const counts = [10, 20, 40].map((depth) => learnt(step, depth).length);
      expect(counts[0]).toBeGreaterThan(counts[1]);
      expect(counts[1]).toBeGreaterThan(counts[2]);
    }
    // No gaps, so that "from … to" says it all.
    for (const depth of [10, 20, 40]) {
      const all = [...new Set(row.map(({sigmaW}) => sigmaW))].sort((a, b) => a - b);
      const places = learnt("descent", depth).map(({sigmaW}) => all.indexOf(sigmaW));
      expect(Math.max(...places) - Math.min(...places) + 1).toBe(places.length);
      expect(all[Math.min(...places)]).toBeLessThanOrEqual(facts.edge as number);
      expect(all[Math.max(...places)]).toBeGreaterThanOrEqual(facts.edge as number);
    }
  });
});

describe("lowest-layer", () => {
  const {data} = computed(lowestLayer);
  const frozen = computedPart<Frozen[]>(lowestLayer, "frozen");
  const net = (network: string, depth: number, step = "descent"): Group => {
    const found = data.groups.find((one) => one.network === network && one.depth === depth && one.step === step);
    if (!found) throw new Error(`expected runs of ${network} at ${depth} layers by ${step}, got none`);
    return found;
  };
  const profile = (group: Group, update: number, of: "gradient" | "moved") =>
    (group.layers.find((row) => row.update === update)?.[of] ?? []).slice(0, group.depth).map((x) => x ?? -Infinity);
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const without = (network: string, which: string) =>
    frozen.find((one) => one.network === network && one.frozen === which);

  claim("The plain one does not learn at {{lowest-layer.depth}} layers.", () =>
    expect(net("plain", data.settings.depth).solved).toBe(0)
  );
  claim("All but the top two came about equally far: nowhere", () => {
    const moved = profile(net("plain", 20), 1000, "moved");
    // All but the two next to the readout, whose biases have learnt.
    expect(spread(moved.slice(0, -2))).toBeLessThan(1);
    expect(Math.max(...moved)).toBeLessThan(-2);
  });
  claim("a few ten-thousandths of their size", () => {
    const moved = profile(net("plain", 20), 1000, "moved").slice(0, -2);
    expect(Math.min(...moved)).toBeGreaterThan(-4);
    expect(Math.max(...moved.slice(0, -1))).toBeLessThan(-3);
  });
  claim("The _whole_ net learns slowly", () => {
    const residual = profile(net("residual", 20), 1000, "moved");
    expect(Math.min(...residual)).toBeGreaterThan(Math.max(...profile(net("plain", 20), 1000, "moved")) + 1);
  });
  claim("so only the gradient shrinks", () => {
    const gradient = profile(net("logistic", 10), 1, "gradient");
    expect(gradient.every((value, k) => k === 0 || value > gradient[k - 1])).toBe(true);
  });
  claim("its top layers have learnt biases, and only they go on", () => {
    const [first, later] = [1, 100].map((update) => profile(net("plain", 50), update, "gradient").slice(1));
    expect(spread(first)).toBeLessThan(1.5);
    expect(spread(later)).toBeGreaterThan(6);
    expect(later[later.length - 1]).toBe(Math.max(...later));
  });
  claim("The highway needs", () => {
    expect(net("highway", 50).solved).toBe(0);
    expect(net("highway", 50, "adam").solved).toBe(10);
  });
  claim("of the plain ones none by either", () => {
    for (const step of ["descent", "adam"])
      for (const network of ["plain", "plain-glorot"]) expect(net(network, 50, step).solved).toBe(0);
  });
  claim("In the residual net the readout alone is enough", () => {
    expect(without("residual", "all")?.solved).toBe(10);
    expect(without("plain", "all")?.solved).toBeLessThan(3);
  });
  claim("A straight cut parts the plain net’s last states too, if it is computed", () => {
    for (const seed of oneToTen) {
      const [learnt, judged] = [1, 2].map((part) => lastStates("plain", seed, part));
      expect(errorsOf(leastSquares(learnt), judged)).toBeLessThan(0.05);
    }
  });
  claim("the residual ones are about twenty times as long. Scaled down to the plain ones’ length", async () => {
    const times: number[] = [];
    for (const seed of oneToTen) {
      const [plain, residual] = [lastStates("plain", seed, 1), lastStates("residual", seed, 1)];
      const ratio = norm(residual.u.data) / norm(plain.u.data);
      times.push(ratio);
      expect(await errorsByDescent(residual, 1, seed)).toBeLessThan(0.05);
      expect(await errorsByDescent(residual, 1 / ratio, seed)).toBeGreaterThan(0.05);
    }
    expect(median(times)).toBeGreaterThan(15);
    expect(median(times)).toBeLessThan(27);
  });
  claim("seeds learn with the lowest layer frozen", () => {
    for (const which of ["lowest", "upper-half", "lower-half"])
      expect(without("plain", which)?.solved).toBeGreaterThan(7);
    const normal = net("plain-glorot", 20).solvedAt ?? Infinity;
    expect(without("plain", "lower-half")?.solvedAt).toBeGreaterThan(normal);
    expect(without("plain", "upper-half")?.solvedAt).toBeLessThanOrEqual(normal);
  });
});

describe("which-paths", () => {
  const {settings, seeds} = computed(whichPaths).data;
  const {blocks, shallow, training} = settings;
  const examples = examplesOf(settings);

  claim("So the very deep net is, to its gradient, a shallow one", () => {
    for (const {start, trained} of seeds)
      for (const profile of [start, trained]) expect(middleOf(profile).to).toBeLessThanOrEqual(blocks / 3);
  });
  claim("Is that learnt? No: it is so before training", () => {
    for (const {start} of seeds) expect(middleOf(start).to).toBeLessThan(blocks / 2);
  });
  claim("With only 20 blocks nine tenths come by up to about 10", () => {
    const reach = (changes: Partial<typeof settings>): number[] =>
      [101, 102, 103, 104].map(
        (seed) =>
          middleOf(profileOfNet(sampleNet("residual", {...settings, ...changes}, {seed, gain: 1}), examples.paths)).to
      );
    expect(Math.abs((mean(reach({blocks: 20})) ?? NaN) - 10)).toBeLessThan(1.5);
    // And the deep net's paths are short in nets of other seeds and widths.
    for (const width of [settings.width / 2, 2 * settings.width])
      for (const to of reach({width})) expect(to).toBeLessThan(blocks / 2);
  });
  claim("the paths are longer, at", () => {
    for (const {seed} of seeds) {
      const [small, one, large] = [0.2, 1, 2].map((gain) =>
        middleOf(profileOfNet(sampleNet("residual", settings, {seed, gain}), examples.paths))
      );
      expect([small.to < one.to, one.to < large.to]).toEqual([true, true]);
    }
  });
  claim("all among the first {{which-paths!third}}; without any later one it errs on fewer than", () => {
    for (const {deep} of seeds)
      for (const wrong of deep.without.slice(Math.round(blocks / 3))) expect(wrong).toBeLessThan(idle);
  });
  claim("does not survive the loss of most layers", () => {
    for (const {plain} of seeds)
      expect(plain.without.filter((wrong) => wrong > 0.15).length).toBeGreaterThan(shallow / 2);
  });
  claim("without some it gives the _opposite_ of every answer", () => {
    const turned = seeds.filter(({plain}) => plain.without.some((wrong) => wrong === 1));
    expect(turned.length).toBeGreaterThan(seeds.length / 2);
  });
  claim("since with {{which-paths.blocks}} none learns this task in as many updates", async () => {
    for (const {seed} of seeds) {
      const net = sampleNet("plain", settings, {seed, gain: settings.gain});
      const errorWithout = lesions(await trained(net, training.updates.shallow, seed, settings), examples.lesions);
      expect(errorWithout([])).toBeGreaterThan(0.15);
    }
  });
  claim("whole, the nets err on none", () => {
    for (const {deep, residual, plain} of seeds) expect([deep.whole, residual.whole, plain.whole]).toEqual([0, 0, 0]);
  });
  claim("plain layers about half without nearly any of them", () => {
    const means = seeds[0].plain.without.map((_, k) => mean(seeds, ({plain}) => plain.without[k]) ?? NaN);
    expect(means.filter((wrong) => wrong > 0.35 && wrong < 0.75).length).toBeGreaterThanOrEqual(shallow - 2);
  });
  claim("of residual nets many without an early block, none without a late one", () => {
    for (const net of ["deep", "residual"] as const) {
      const of = (from: number, to: number) =>
        seeds.flatMap((one) => one[net].without.slice(from * one[net].without.length, to * one[net].without.length));
      expect(Math.max(...of(0, 0.2))).toBeGreaterThan(0.3);
      expect(Math.max(...of(0.7, 1))).toBeLessThan(idle);
    }
  });
  claim("that block is among the first", () => {
    for (const {deep} of seeds)
      expect(deep.without.indexOf(Math.max(...deep.without))).toBeLessThan(Math.round(blocks / 3));
  });
});
