import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {checkCode} from "../../../scripts/work/checkCode.js";
import {Random} from "../../../src/engine/random.js";
import {exercises} from "../../../src/exercises/exercises.js";

const folder = mkdtempSync(join(tmpdir(), "implement-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

/** Code that a good student might write, on the draw at home and on one that is not shown. */
const right: Readonly<Record<string, string>> = {
  "rnn-step-back": `
const σ = (h: number[], f: (k: number) => number): number[] => h.map((_, k) => f(k));
export function stepBack({W_h, W_x, b}: any, {x, before}: any, after: any) {
  const a = b.map(([b]: number[], j: number) =>
    b + before.h.reduce((s: number, h: number, k: number) => s + W_h[j][k] * h, 0) + x.reduce((s: number, x: number, k: number) => s + W_x[j][k] * x, 0));
  const da = σ(a, (j) => after.h[j] * (1 - Math.tanh(a[j]) ** 2));
  const back = (W: number[][]) => W[0].map((_, k) => da.reduce((s, d, j) => s + W[j][k] * d, 0));
  return {h: back(W_h), x: back(W_x), W_h: da.map((d) => before.h.map((h: number) => d * h)), W_x: da.map((d) => x.map((x: number) => d * x)), b: da.map((d) => [d])};
}`,
  "lstm-step-back": `
const times = (W: number[][], h: number[]) => W.map((row) => row.reduce((s, w, k) => s + w * h[k], 0));
const back = (W: number[][], d: number[]) => W[0].map((_, k) => d.reduce((s, d, j) => s + W[j][k] * d, 0));
export function stepBack(p: any, {x, before}: any, after: any) {
  const a = (g: string) => times(p["W_" + g], before.h).map((v, j) => v + times(p["U_" + g], x)[j] + p["b_" + g][j][0]);
  const s = (v: number) => 1 / (1 + Math.exp(-v));
  const [f, i, o, n] = [a("f").map(s), a("i").map(s), a("o").map(s), a("c").map(Math.tanh)];
  const T = f.map((f, k) => Math.tanh(f * before.c[k] + i[k] * n[k]));
  const dc = T.map((t, k) => after.c[k] + after.h[k] * o[k] * (1 - t * t));
  const d: Record<string, number[]> = {
    f: f.map((f, k) => dc[k] * before.c[k] * f * (1 - f)), i: i.map((i, k) => dc[k] * n[k] * i * (1 - i)),
    o: o.map((o, k) => after.h[k] * T[k] * o * (1 - o)), c: n.map((n, k) => dc[k] * i[k] * (1 - n * n))};
  const sum = (r: string) => Object.keys(d).map((g) => back(p[r + g], d[g])).reduce((a, b) => a.map((v, k) => v + b[k]));
  const result: Record<string, unknown> = {h: sum("W_"), c: dc.map((v, k) => v * f[k]), x: sum("U_")};
  for (const g of Object.keys(d)) {
    result["W_" + g] = d[g].map((v) => before.h.map((h: number) => v * h));
    result["U_" + g] = d[g].map((v) => x.map((x: number) => v * x));
    result["b_" + g] = d[g].map((v) => [v]);
  }
  return result;
}`,
  "gru-step-back": `
const times = (W: number[][], h: number[]) => W.map((row) => row.reduce((s, w, k) => s + w * h[k], 0));
const back = (W: number[][], d: number[]) => W[0].map((_, k) => d.reduce((s, d, j) => s + W[j][k] * d, 0));
export function stepBack(p: any, {x, before}: any, after: any) {
  const h = before.h as number[];
  const a = (g: string, seen: number[]) => times(p["W_" + g], seen).map((v, j) => v + times(p["U_" + g], x)[j] + p["b_" + g][j][0]);
  const s = (v: number) => 1 / (1 + Math.exp(-v));
  const [u, r] = [a("u", h).map(s), a("r", h).map(s)];
  const seen = h.map((h, k) => h * r[k]);
  const n = a("h", seen).map(Math.tanh);
  const dn = n.map((n, k) => after.h[k] * u[k] * (1 - n * n));
  const q = back(p.W_h, dn);
  const d: Record<string, number[]> = {u: u.map((u, k) => after.h[k] * (n[k] - h[k]) * u * (1 - u)), r: r.map((r, k) => q[k] * h[k] * r * (1 - r)), h: dn};
  const [bu, br] = [back(p.W_u, d.u), back(p.W_r, d.r)];
  const [xu, xr, xh] = [back(p.U_u, d.u), back(p.U_r, d.r), back(p.U_h, dn)];
  const result: Record<string, unknown> = {h: h.map((_, k) => after.h[k] * (1 - u[k]) + q[k] * r[k] + bu[k] + br[k]), x: xu.map((v, k) => v + xr[k] + xh[k])};
  for (const g of Object.keys(d)) {
    result["W_" + g] = d[g].map((v) => (g === "h" ? seen : h).map((h) => v * h));
    result["U_" + g] = d[g].map((v) => x.map((x: number) => v * x));
    result["b_" + g] = d[g].map((v) => [v]);
  }
  return result;
}`,
  "clip-together": `
export function clip(first: number[][], second: number[][], τ: number) {
  const norm = Math.hypot(...first.flat(), ...second.flat());
  const by = (t: number[][]) => t.map((row) => row.map((v) => (norm > τ ? (v / norm) * τ : v)));
  return {first: by(first), second: by(second)};
}`,
  "draw-weights": `
export function draw(rows: number, cols: number, unit: string, normals: number[]) {
  const std = Math.sqrt((unit === "relu" ? 2 : 1) / cols);
  return {weights: Array.from({length: rows}, (_, j) => normals.slice(j * cols, (j + 1) * cols).map((v) => v * std))};
}`
};

/** A change of the right code that somebody will make, and what is said of it. */
const wrong: readonly (readonly [id: string, from: string, to: string, says: string])[] = [
  ["rnn-step-back", "s + W[j][k] * d", "s + W[k]?.[j] * d", "∂h⁻ takes W_h where W_hᵀ belongs."],
  ["rnn-step-back", "1 - Math.tanh(a[j]) ** 2", "1", "h differs from what the engine gives"],
  ["rnn-step-back", "h: back(W_h)", "h: times(W_h, da)", "Your function throws: times is not defined"],
  ["rnn-step-back", "b: da.map((d) => [d])", "b: da", "b: expected ["],
  ["lstm-step-back", "after.c[k] + ", "", "∂c leaves out what the step after sends."],
  ["lstm-step-back", "v * f[k]", "v * i[k]", "∂c⁻ takes i where f belongs."],
  ["gru-step-back", "q[k] * r[k]", "q[k]", "∂h⁻ leaves out r on the path through the content."],
  ["gru-step-back", '(g === "h" ? seen : h)', "h", "∂W_h takes h⁻ where r ∘ h⁻ belongs."],
  ["clip-together", "norm > τ ? (v / norm) * τ : v", "(v / norm) * τ", "shorter than τ"],
  [
    "clip-together",
    "Math.hypot(...first.flat(), ...second.flat())",
    "Math.sqrt([...first.flat(), ...second.flat()].reduce((s, v) => s + v * v, 0))",
    "has become zero"
  ],
  ["draw-weights", 'unit === "relu" ? 2 : 1', "1", "How much of the signal"],
  ["draw-weights", "/ cols)", "/ rows)", "fan-out"]
];

const verdict = async (id: string, source: string, draw = 1) => {
  const exercise = exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`expected an exercise ${id}`);
  const file = `${folder}/${id}-${draw}.ts`;
  writeFileSync(file, source);
  return checkCode({exercise, seed: 1}, {file, draw});
};

test("there are at least five exercises that ask for code, and for each there is code that is right", () => {
  const asked = exercises.filter(({kind}) => kind === "implement").map(({id}) => id);
  expect(asked.length).toBeGreaterThanOrEqual(5);
  expect(Object.keys(right).sort()).toEqual([...asked].sort());
});

describe.each(Object.entries(right))("%s", (id, source) => {
  test("takes right code for right, at home and by draws that are not shown", async () => {
    const verdicts = await Promise.all([1, 20260].map((draw) => verdict(id, source, draw)));
    for (const one of verdicts) expect(one).toEqual({status: "right", says: expect.stringContaining("has been run")});
  });

  test("does not take the file as it was given out for an answer", async () => {
    const {code} = exercises.find((one) => one.id === id)?.pose(new Random(1)) ?? {};
    expect((await verdict(id, code?.starter ?? ""))?.status).toBe("not answered");
    expect((await verdict(id, `${code?.starter}\n// tried`))?.status).toBe("wrong");
  });
});

test.each(wrong)("%s with %s as %s is told why", async (id, from, to, says) => {
  expect(right[id]).toContain(from);
  expect(await verdict(id, right[id].replace(from, to))).toEqual({
    status: "wrong",
    says: expect.stringContaining(says)
  });
});
