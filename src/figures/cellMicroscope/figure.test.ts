import {describe, expect, test} from "vitest";
import {keyFrames} from "../../frame/picture/keyFrames.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {settings as schema} from "./experiment.js";
import {takeStep} from "./microscope.js";
import {cellMicroscope} from "./figure.js";
import {gradientOf, mathText} from "./formulas.js";
import {layOut, sizeOf, type Point} from "./layout.js";
import {route} from "./route.js";
import {numberText} from "./numberText.js";
import {cutsOf, editsOf, fieldsOf, pathKey, pathsOf, toggled, withEdit, shownAt} from "./state.js";
import {lettersOf} from "../../frame/words/symbols.js";
import {sayStep} from "./words.js";

const settings = readSettings("data/experiments/cell-microscope.json", schema);
const lstm = takeStep(settings);

test("cuts go into the address and come back as the experiment's paths", () => {
  for (const path of pathsOf(lstm)) {
    const cuts = toggled("c.after", pathKey(path));
    const keys = pathKey(path) === "c.after" ? [] : ["c from after", `${path.wire} from ${path.from}`];
    expect([...cutsOf({cuts})]).toEqual(keys);
    expect(toggled(cuts, pathKey(path)).split(",").filter(Boolean)).toEqual(["c.after"]);
  }
});

test("edits go into the address and come back, and one that is taken back leaves no trace", () => {
  const edits = withEdit(withEdit("", "h-.2", 0.75, -0.4), "W_f.1.2", -1, 0.3);
  expect(edits).toBe("h-.2:0.75,W_f.1.2:-1");
  expect([...editsOf({edits})]).toEqual([["h⁻.2", 0.75], ["W_f.1.2", -1]]); // prettier-ignore
  expect(withEdit(edits, "h-.2", -0.4, -0.4)).toBe("W_f.1.2:-1");
});

test("fields take what the figure writes, and nothing else", () => {
  const {cuts, edits} = fieldsOf(lstm, settings.limit, "inputs");
  for (const text of ["", "c.after", "h-.a_f,c~.written"]) expect(cuts.read(text)).toEqual({value: text, exact: true});
  for (const text of ["c.nothing", "c.after,,", "after"]) expect(cuts.read(text).exact, text).toBe(false);
  for (const text of ["", "x.1:-3", "W_f.3.3:0.25,b_o.1:1"]) expect(edits.read(text).exact, text).toBe(true);
  for (const text of ["x.9:1", "x.1:4", "x.1", "x.1:NaN"]) expect(edits.read(text).exact, text).toBe(false);
});

/** Points along a line of moves, lines and cubic curves, as d3's path writes it. */
function pointsOn(d: string): Point[] {
  let last: Point = {x: 0, y: 0};
  return Array.from(d.matchAll(/[MLC]([-\d.,e]+)/g))
    .flatMap(([, numbers]) => {
      const n = numbers.split(",").map(Number);
      const corners = [last, ...n.flatMap((x, k) => (k % 2 === 0 ? [{x, y: n[k + 1]}] : []))];
      last = corners[corners.length - 1];
      const degree = corners.length - 1;
      const weights = degree === 3 ? [1, 3, 3, 1] : [1, 1];
      const at = (side: "x" | "y", t: number): number =>
        corners.reduce((sum, point, j) => sum + weights[j] * (1 - t) ** (degree - j) * t ** j * point[side], 0);
      return Array.from({length: 40}, (_, k) => ({x: at("x", (k + 1) / 40), y: at("y", (k + 1) / 40)}));
    })
    .slice(40);
}

describe.each(["lstm", "gru", "gru-reset-after", "rnn-tanh"] as const)("the layout of %s", (cell) => {
  const microscope = takeStep({...settings, cell});
  const sizes = [
    ["rail", {width: 700, height: 600}],
    ["low rail", {width: 700, height: 450}],
    ["large", {width: 1000, height: 620}],
    ["phone", {width: 324, height: 910}]
  ] as const;

  test.each(sizes)("%s: no two cards lie on each other, and all are in the picture", (_, size) => {
    const {centres, sizes, width, equation, font, script} = layOut(microscope, size);
    const smallest = size.width < 480 ? 10 : 11;
    expect((Math.min(font, script) * size.width) / width).toBeGreaterThanOrEqual(smallest);
    const places = [...centres].map(([name, {x, y}]) => {
      const {width, height} = sizeOf({sizes}, name);
      return {name, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2};
    });
    for (const {name, left, right, top, bottom} of places) {
      expect(left, name).toBeGreaterThanOrEqual(0);
      expect(right, name).toBeLessThanOrEqual(width);
      expect(bottom, name).toBeLessThan(equation.y);
      for (const other of places.filter((other) => other.name !== name))
        expect(
          right < other.left || left > other.right || bottom < other.top || top > other.bottom,
          `${name} ${other.name}`
        ).toBe(true);
    }
  });

  test.each(sizes)("%s: no wire runs behind a card that it does not join", (_, size) => {
    const layout = layOut(microscope, size);
    const {centres} = layout;
    const behind = pathsOf(microscope).flatMap((path) => {
      const ends = [path.wire, path.from, `${path.wire}>${path.from}`];
      const others = [...centres].filter(([name]) => !ends.includes(name));
      const points = pointsOn(route(path, layout).d);
      const covers = (name: string, card: Point): boolean => {
        const {width, height} = sizeOf(layout, name);
        return points.some(({x, y}) => Math.abs(x - card.x) < width / 2 && Math.abs(y - card.y) < height / 2);
      };
      return others.flatMap(([name, card]) => (covers(name, card) ? [`${pathKey(path)} behind ${name}`] : []));
    });
    expect(behind).toEqual([]);
  });
});

test("a stop shows what has been computed, and nothing that is still to come", () => {
  const start = shownAt(lstm, 0);
  expect(start.wire("c⁻")).toEqual({value: true, gradient: false, active: true});
  expect(start.wire("h").value).toBe(false);
  const meeting = shownAt(lstm, 17);
  expect(meeting.wire("c")).toEqual({value: true, gradient: true, active: true});
  expect(meeting.wire("kept").gradient).toBe(false);
  expect(meeting.path("c", "tanh_c")).toBe("active");
  expect(meeting.path("kept", "c")).toBe("forward");
  expect(shownAt(lstm, 16).wire("c").gradient).toBe(false);
  const last = shownAt(lstm, lstm.stops.length - 1);
  for (const {name} of lstm.wires) expect(last.wire(name).gradient, name).toBe(true);
});

test("forward, the picture has the cards that have been computed and nothing that comes back", async () => {
  const {first, draw} = await viewOf(cellMicroscope, {settings, microscope: lstm});
  const cards = (stop: number): number =>
    draw({...first, stop}, {width: 700, height: 600}).querySelectorAll('rect[rx="4"]:not([stroke-dasharray])').length;
  const lastForward = lstm.stops.map(({at}) => at === "forward").lastIndexOf(true);
  const ways = lstm.wires.length - lstm.operations.length;
  for (const stop of [0, 1, 5, lastForward]) expect(cards(stop)).toBe(ways + stop);
  // With the way back come three readers outside: the loss, and h and c of the step after.
  expect(cards(lastForward + 1)).toBe(lstm.wires.length + 3);
});

test("the sentence at the meeting has both paths and the sum, and with a cut what it costs", () => {
  expect(lettersOf(sayStep(lstm, 17))).toBe(
    "Back, ∂J/∂c is a sum of 2 paths: from c of the step after (0.64, −0.69, 0.39); from tanh c (−0.11, 0.07, −0.69). The sum: (0.53, −0.62, −0.30)."
  );
  const cut = takeStep(settings, {cuts: new Set(["c from after"])});
  expect(sayStep(cut, 17)).toMatch(/cut and not added.*∂J\/∂\$c⁻\$ is wrong by up to 0\.57/);
});

test("numbers with two decimals or one digit that counts, formulas as they are written", () => {
  expect([0, 0.3, -0.004, 0.0004, -12.34, 123, NaN].map(numberText)).toEqual(
    ["0.00", "0.30", "−0.004", "4·10⁻⁴", "−12.34", "100", "?"] // prettier-ignore
  );
  expect(mathText(document, "(1 - u^t) \\circ h^{t-1}", {size: 12, script: 10}).textContent).toBe("(1 − ut) ∘ ht−1");
  expect(mathText(document, `${gradientOf("\\tilde c^t")} += W_f^\\top`, {size: 12, script: 10}).textContent).toBe(
    "∂J/∂c\u0303t += Wf⊤"
  );
  expect(gradientOf("f^t \\circ c^{t-1}")).toBe("\\partial J/\\partial (f^t \\circ c^{t-1})");
});

test("the key frames share what is the same in several: four of them weigh less than 120 kB", async () => {
  const {frames, first, draw} = await viewOf(cellMicroscope, {settings, microscope: lstm});
  const pictures = (frames?.states ?? []).map((state) => draw({...first, ...state}, {width: 700, height: 540}));
  expect(pictures).toHaveLength(4);
  frames?.prepare?.(pictures);
  const file = keyFrames(pictures.map((picture) => ({picture, words: ""})), {title: "", document}); // prettier-ignore
  expect(file.match(/<use /g)?.length).toBeGreaterThan(40);
  expect(file).not.toContain("data-path");
  expect(Buffer.byteLength(file)).toBeLessThan(120_000);
});
