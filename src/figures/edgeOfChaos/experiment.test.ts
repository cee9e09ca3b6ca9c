import {describe, expect, it} from "vitest";
import {χ1, depthScale, edge, lengthFarUp} from "./meanField.js";
import {sampleNets} from "./nets.js";

const nets = (width: number, layers: number, seeds: number) =>
  sampleNets({width, layers, seeds: Array.from({length: seeds}, (_, k) => k + 1), correlations: {near: 0.99, far: 0}});

describe("the mean-field theory", () => {
  it("has the closed form of a narrow Gaussian: tanh is the identity there", () => {
    // q = σ_w² q + σ_b² for small q, and χ₁ = σ_w².
    const start = {sigmaW: 0.5, sigmaB: 0.01};
    expect(lengthFarUp(start) / (1e-4 / (1 - 0.25))).toBeCloseTo(1, 2);
    expect(χ1(start)).toBeCloseTo(0.25, 3);
    expect(depthScale(start)).toBeCloseTo(-1 / Math.log(0.25), 2);
  });

  it("has its edge at σ_w = 1 where biases vanish, and at a larger one with larger biases", () => {
    expect(edge(0.001)).toBeCloseTo(1, 1);
    const edges = [0.1, 0.3, 0.6, 1].map(edge);
    expect([...edges].sort((a, b) => a - b)).toEqual(edges);
  });

  it("agrees with Schoenholz et al. 2017, who have the edge at σ_w² = 1.76 for σ_b² = 0.05", () => {
    expect(edge(Math.sqrt(0.05)) ** 2).toBeCloseTo(1.76, 2);
  });

  it("lets the depth scale grow past all bounds at the edge, from both sides", () => {
    const at = edge(0.2);
    for (const side of [-1, 1]) {
      const scales = [0.4, 0.2, 0.1, 0.05].map((off) => depthScale({sigmaW: at + side * off, sigmaB: 0.2}));
      expect([...scales].sort((a, b) => a - b)).toEqual(scales);
      expect(scales[3]).toBeGreaterThan(15);
    }
  });
});

describe("our nets", () => {
  it.each([0.7, 1, 1.6])("change a gradient as the theory says, the closer the wider they are: σ_w = %d", (sigmaW) => {
    const start = {sigmaW, sigmaB: 0.2};
    const layers = 12;
    const theory = (layers * Math.log10(χ1(start))) / 2;
    const off = [16, 128].map((width) => Math.abs(nets(width, layers, 5)(start).gradient[0] - theory));
    expect(off[1]).toBeLessThan(0.35);
    expect(off[1]).toBeLessThan(Math.max(off[0], 0.2));
  });

  it("make all inputs alike in order, and part similar ones in chaos until they are as far as any", () => {
    const [order, chaos] = [0.8, 2.5].map((sigmaW) => nets(64, 30, 3)({sigmaW, sigmaB: 0.2}));
    expect(order.far[30]).toBeLessThan(-3);
    expect(order.near[30]).toBeLessThan(order.near[0]);
    expect(chaos.near[30]).toBeGreaterThan(-0.3);
    expect(Math.abs(chaos.near[30] - chaos.far[30])).toBeLessThan(0.1);
  });

  it("start with pairs at the distances of their correlations", () => {
    const {near, far, gradient} = nets(256, 2, 5)({sigmaW: 1, sigmaB: 0.2});
    expect(10 ** near[0]).toBeCloseTo(Math.sqrt(1 - 0.99), 1);
    expect(10 ** far[0]).toBeCloseTo(1, 1);
    expect(gradient[2]).toBe(0);
  });
});
