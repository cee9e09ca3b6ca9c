import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {multiply, matrix, norm, transpose} from "../../engine/linear/matrix.js";
import {settings as schema, type Settings} from "./experiment.js";
import {multiplyBack, type ChainFactor} from "./chain.js";
import {readSettings} from "../../loaders/readJson.js";
import {derivativeAt0} from "../../../test/support/centralDifferences.js";
import {faultyFields} from "../../../test/support/faultyFields.js";

const settings = readSettings("data/experiments/chain-stepper.json", schema);

const number = fc.double({min: -1.5, max: 1.5, noNaN: true});
const pair = fc.tuple(number, number);
const square = fc.tuple(number, number, number, number);

/** Any small network, two to six steps long. */
const anySettings: fc.Arbitrary<Settings> = fc.integer({min: 2, max: 6}).chain((steps) =>
  fc.record({
    steps: fc.constant(steps),
    size: fc.double({min: 0, max: 2, noNaN: true}),
    angle: fc.double({min: -180, max: 180, noNaN: true}),
    W_x: pair,
    b: pair,
    V: square,
    d: pair,
    x: fc.array(number, {minLength: steps, maxLength: steps}),
    class: fc.constantFrom(0 as const, 1 as const)
  })
);

/** J of the network from h^t on, written out with numbers only, to hold the engine against. */
function lossFrom({steps, size, angle, W_x, b, V, d, x, class: c}: Settings, t: number, h: number[]): number {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  let [h1, h2] = h;
  for (let step = t; step < steps; ++step)
    [h1, h2] = [
      Math.tanh(size * (cos * h1 - sin * h2) + W_x[0] * x[step] + b[0]),
      Math.tanh(size * (sin * h1 + cos * h2) + W_x[1] * x[step] + b[1])
    ];
  const y = [V[0] * h1 + V[1] * h2 + d[0], V[2] * h1 + V[3] * h2 + d[1]];
  return Math.log(Math.exp(y[0]) + Math.exp(y[1])) - y[c];
}

function factorOf(factor: ChainFactor | undefined): ChainFactor {
  if (!factor) throw new Error("expected a factor");
  return factor;
}

describe("multiplyBack", () => {
  it("goes from the last cell back to the first", () => {
    const {links} = multiplyBack(settings);
    expect(links.map(({t}) => t)).toEqual([4, 3, 2, 1]);
    expect(links[0].factor).toBeUndefined();
    expect(links.map(({norm}) => Number(norm.toFixed(2)))).toEqual([2.09, 1.01, 0.67, 0.46]);
  });

  it("has the loss, and at every cell its gradient, that central differences have", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const {loss, links} = multiplyBack(settings);
        for (const {t, h, gradient} of links) {
          expect(Math.abs(lossFrom(settings, t, [...h]) - loss)).toBeLessThan(1e-13);
          const moved = (unit: number, by: number) => h.map((value, k) => (k === unit ? value + by : value));
          for (const unit of [0, 1]) {
            const numeric = derivativeAt0((by) => lossFrom(settings, t, moved(unit, by)), 2 ** -8);
            expect(Math.abs(numeric - gradient[unit])).toBeLessThan(1e-8);
          }
        }
      }),
      {seed: 1, numRuns: 100}
    );
  });
});

describe("a factor of multiplyBack", () => {
  it("multiplies: each gradient is the one before times this factor, and the last times the product", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const {links} = multiplyBack(settings);
        const times = (row: readonly number[], square: readonly number[]) =>
          multiply(matrix(1, 2, row), matrix(2, 2, square)).data;
        links.slice(1).forEach(({gradient, factor}, back) => {
          const {jacobian, product} = factorOf(factor);
          const step = times(links[back].gradient, jacobian);
          const whole = times(links[0].gradient, product);
          for (const unit of [0, 1]) {
            expect(Math.abs(step[unit] - gradient[unit])).toBeLessThan(1e-14);
            expect(Math.abs(whole[unit] - gradient[unit])).toBeLessThan(1e-13);
          }
        });
      }),
      {seed: 2, numRuns: 200}
    );
  });

  it("says by how much the product stretches at most", () => {
    fc.assert(
      fc.property(anySettings, fc.double({min: 0, max: 7, noNaN: true}), (settings, angle) => {
        const direction = matrix(1, 2, [Math.cos(angle), Math.sin(angle)]);
        for (const {factor} of multiplyBack(settings).links.slice(1)) {
          const {product, productNorm} = factorOf(factor);
          const stretched = norm(multiply(direction, transpose(matrix(2, 2, product))).data);
          expect(stretched).toBeLessThanOrEqual(productNorm * (1 + 1e-12) + 1e-15);
        }
      }),
      {seed: 3, numRuns: 100}
    );
  });

  it("is D^t W_h in each factor: the slopes damp, then W_hᵀ turns by minus the angle and stretches by the size", () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const {W_h, links} = multiplyBack(settings);
        links.slice(1).forEach(({gradient, norm: after, factor}, back) => {
          const {jacobian, slopes, damped, dampedNorm} = factorOf(factor);
          const {h, gradient: before, norm: length} = links[back];
          const radians = (settings.angle * Math.PI) / 180;
          h.forEach((value, unit) => expect(slopes[unit]).toBe(1 - value * value));
          jacobian.forEach((entry, k) => expect(entry).toBeCloseTo(slopes[k < 2 ? 0 : 1] * W_h[k], 14));
          damped.forEach((value, unit) => expect(value).toBeCloseTo(slopes[unit] * before[unit], 14));
          expect(dampedNorm).toBeLessThanOrEqual(length);
          expect(after).toBeCloseTo(settings.size * dampedNorm, 13);
          const turned = Math.cos(radians) * damped[0] + Math.sin(radians) * damped[1];
          expect(gradient[0]).toBeCloseTo(settings.size * turned, 13);
        });
      }),
      {seed: 4, numRuns: 100}
    );
  });
});

describe("multiplyBack of the page's network", () => {
  it("loses everything where W_h is 0", () => {
    const {links} = multiplyBack({...settings, size: 0});
    expect(links.slice(1).map(({norm}) => norm)).toEqual([0, 0, 0]);
  });

  it("refuses settings that do not fit", () => {
    expect(() => multiplyBack({...settings, x: [1, 2]})).toThrow("multiplyBack: expected 4 inputs x, got 2");
    expect(faultyFields(schema, settings)).toEqual([]);
    expect(faultyFields(schema, {...settings, size: -1})).toEqual(["size"]);
    expect(faultyFields(schema, {...settings, angle: 181})).toEqual(["angle"]);
    expect(faultyFields(schema, {...settings, class: 2, steps: 1})).toEqual(["steps", "class"]);
  });
});
