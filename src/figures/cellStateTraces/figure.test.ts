import {describe, expect, it} from "vitest";
import {lstmOperations} from "../../engine/cells/lstm/operations.js";
import {innerOf} from "../../frame/picture/stackPanels.js";
import {document} from "../../loaders/document.js";
import {oldWords, renamed} from "../../../test/support/renamedOperations.js";
import {drawTraces} from "./drawing.js";
import {layout, pointIn, quantityOf, type PanelName} from "./panel.js";
import {mapChoices, type Looked} from "./state.js";
import {marksOf, type Trace} from "./trace.js";
import {lettersOf} from "../../frame/words/symbols.js";
import {setSymbols} from "../../frame/picture/setSymbols.js";
import {sayMoments, sayStep, sayTrace} from "./words.js";

/** Four steps of two units, made up: unit 2 holds what is marked at step 2. */
const trace: Trace = {
  rows: [1, 2, 3, 4].flatMap((t) => {
    const held = t < 2 ? {c: 0, h: 0, adds: 0} : {c: 0.8, h: 0.6, adds: 0.6};
    return [
      {t, unit: 1, c: -3 + t / 10, h: -0.5, f: 0.9, i: 0.1, o: 0.5, c̃: 0.2, adds: 0},
      {t, unit: 2, ...held, f: 1, i: t === 2 ? 0.97 : 0, o: 0.9, c̃: 0.8}
    ];
  }),
  inputs: [0.3, 0.83, 0.5, 0.3].map((value, k) => ({t: k + 1, value, marked: k === 1 || k === 3})),
  answers: [1, 1.3, 1.31, 1.11].map((answer, k) => ({t: k + 1, answer, best: [1, 1.33, 1.33, 1.13][k]})),
  ...{target: 1.13, asked: "sum"}
};
const looked: Looked = {
  ...{cell: lstmOperations, trace, twin: trace, subject: "the first value", thing: "0.83", other: "0.33"},
  ...{units: [{correlation: 0.2}, {correlation: 0.9}], step: 4, unit: 2, map: "input"},
  moments: {difference: 0.8, written: 2, keptTo: 4, read: 3, share: 0.75}
};
const none = {difference: 0.02, written: undefined, keptTo: undefined, read: undefined, share: 0};
const sizes = [
  {width: 1000, height: 560},
  {width: 588, height: 329},
  {width: 323, height: 743}
];

describe("the words", () => {
  it("say what a step does to the unit, and then the answer; at the end the sum and the answer", () => {
    expect(marksOf(trace)).toEqual([2, 4]);
    expect(lettersOf(sayTrace({...looked, step: 2}))).toBe(
      "Step 2, marked 0.83: unit 2 has f = 1.00, i = 0.97; c goes from 0.00 to 0.80. The answer would now be 1.30."
    );
    expect(lettersOf(sayStep({...looked, step: 3}))).toBe(
      "step 3, no mark: unit 2 has f = 1.00, i = 0.00; c stays at 0.80"
    );
    expect(lettersOf(sayStep({...looked, step: 1, unit: 1}))).toContain("c goes from 0.00 to −2.90");
    expect(lettersOf(sayTrace(looked))).toBe(
      "The marked 0.83 and 0.30 sum to 1.13; the network answers 1.11. " +
        "Step 4, marked 0.30: unit 2 has f = 1.00, i = 0.00; c stays at 0.80."
    );
  });

  it("have none of the old symbols once the cell's list of operations has others", () => {
    const other = {...looked, cell: renamed(lstmOperations)};
    for (const step of [1, 2, 3, 4])
      expect(oldWords(lettersOf(sayTrace({...other, step})), lstmOperations)).toEqual([]);
    expect(oldWords(lettersOf(sayMoments({...other, moments: none})), lstmOperations)).toEqual([]);
  });

  it("say when the thing is written, how long it is kept, and from when on it is read", () => {
    expect(lettersOf(sayMoments(looked))).toBe(
      "Unit 2 writes the first value, 0.83, at step 2 and keeps it to step 4; it is read from step 3 on, and makes 75% of the difference in the answer."
    );
    expect(lettersOf(sayMoments({...looked, moments: none}))).toBe(
      "Unit 2 does not hold the first value, 0.83: were it 0.33, its c would differ by 0.02 at most."
    );
    expect(lettersOf(sayMoments({...looked, moments: {...looked.moments, read: undefined, share: 0.03}}))).toContain(
      "it is hardly read: it makes 3% of the difference in the answer."
    );
  });
});

describe.each(sizes)("the layout at $width × $height", (size) => {
  const boxes = layout(size);
  const names = Object.keys(boxes) as PanelName[];

  it("has seven panels within the picture, none over another", () => {
    expect(names).toHaveLength(7);
    const places = Object.values(boxes).map(({x, y, frame}) => ({x, y, ...frame}));
    for (const [k, a] of places.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(size.width);
      expect(a.y + a.height).toBeLessThanOrEqual(size.height + 1e-9);
      expect(innerOf(boxes[names[k]]).height).toBeGreaterThan(30);
      for (const b of places.slice(k + 1))
        expect(b.x >= a.x + a.width || a.x >= b.x + b.width || b.y >= a.y + a.height - 1e-9).toBe(true);
    }
  });

  it("finds the panel, the step and the height of a point", () => {
    for (const panel of names) {
      const {left, top, width, height} = innerOf(boxes[panel]);
      const found = pointIn(boxes, 40, left + (11.5 / 40) * width, top + height / 4);
      expect(found).toEqual({panel, t: 12, down: expect.closeTo(1 / 4, 9) as number});
    }
    expect(pointIn(boxes, 40, 1, 1)).toBeUndefined();
  });
});

describe.each(sizes)("the picture at $width × $height", (size) => {
  const draw = (change: Partial<Looked>) => setSymbols(drawTraces({...looked, ...change}, {...size, document}));
  const wordsIn = (picture: Element) => Array.from(picture.querySelectorAll("text"), ({textContent}) => textContent);

  it("labels its lines and names its panels, with the numbers of the step", () => {
    const titles = ["cell state c", "hidden state h", "input gate i", "unit 2: c = 0.80, h = 0.60"];
    const numbers = ["gates: f = 1.00, i = 0.97, o = 0.90", "answer after step 2: 1.30", "0.83"];
    const labels = ["target", "written 2, kept to 4", "read from 3", "step t →", ..."chfio"];
    expect(wordsIn(draw({step: 2}))).toEqual(expect.arrayContaining([...titles, ...numbers, ...labels]));
  });

  it("shows none of the old names and symbols once the cell's list of operations has others", () => {
    for (const map of mapChoices) {
      const texts = wordsIn(draw({cell: renamed(lstmOperations), map}));
      expect(texts).toContain(`⟨${quantityOf[map]}⟩ part ⟨${quantityOf[map]}⟩`);
      expect(oldWords(texts.join("\n"), lstmOperations)).toEqual([]);
    }
  });

  it("shows another quantity when asked to", () => {
    expect(draw({map: "content"}).textContent).toContain("new content c̃");
    expect(draw({map: "forget"}).textContent).not.toContain("input gate");
  });

  it("has one line for neighbouring cells of one shade, and the end's shade beyond the scale", () => {
    const lines = (shade: number) =>
      Array.from(draw({}).querySelectorAll(`path[stroke="var(--diverging-${shade})"]`), (path) =>
        path.getAttribute("d")
      );
    // Unit 1: c is below −1 at all four steps, and is one run; the scales of c and h begin with the same shade.
    expect(lines(0)).toEqual(["M0,1h4", "M0,1h1", "M0,1h1"]);
    expect(lines(18)[0]).toBe("M1,2h3");
  });

  it("makes pale what is still to come", () => {
    const veils = (step: number) => draw({step}).querySelectorAll('[fill-opacity="0.6"]').length;
    expect([3, 4].map(veils)).toEqual([7, 0]);
  });
});
