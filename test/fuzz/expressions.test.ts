import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import {readExpression, type ParsedNode} from "../../src/frame/formulas/readExpression.js";
import {Refused} from "../../src/frame/formulas/refused.js";
import {writeMathML, writeText} from "../../src/frame/formulas/writeExpression.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {document} from "../../src/loaders/document.js";
import {drawOwnActivation} from "../../src/figures/yourOwnActivation/drawing.js";
import {settings as schema} from "../../src/figures/yourOwnActivation/experiment.js";
import {formulaReader} from "../../src/figures/yourOwnActivation/formulaReader.js";
import {parseFormula} from "../../src/figures/yourOwnActivation/mathjsParser.js";
import {ownShown, sayOwnActivation} from "../../src/figures/yourOwnActivation/shown.js";
import {inTime, watchShared} from "./guard.js";
import {cases, hostileExpression, timeout} from "./hostile.js";

const settings = readSettings("data/experiments/your-own-activation.json", schema);
const {range} = settings;

/** Of so many formulas one is put into the network, which takes as long as a hundred are read in. */
const drawnOneIn = 20;

/** Elements of MathML that a derivative is written with: nothing else of a reader's text is to reach the page. */
const markup =
  /^(<\/?(mrow|mi|mn|mo|msup|mfrac|msqrt|mfenced|mtext|mspace|mover|munder|mroot)( [a-z]+="[^"<>]*")*\/?>|[^<>])*$/;

const shown = ownShown(settings);
const reader = formulaReader(range);
beforeAll(() => reader.load());

const runs = {numRuns: cases(1000)};

test(
  "a hostile expression becomes a formula with values or is refused in words, in a second, and changes nothing else",
  () => {
    const touched = watchShared();
    let taken = 0;
    fc.assert(
      fc.property(hostileExpression, (text) => {
        const read = inTime(() => reader.read(text));
        expect(touched()).toEqual([]);
        if (read === undefined) throw new Error("expected the parser to be there");
        if ("refused" in read) return void expect(read.refused).toMatch(/^\S.{9,300}$/su);
        const {f, slope, largest, derivative} = read.formula;
        for (const x of [-range, 0, largest.x, range]) expect([f(x), slope(x)].every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(largest.slope)).toBe(true);
        inTime(() => expect(writeText(derivative)).not.toBe(""));
        expect(inTime(() => writeMathML(derivative))).toMatch(markup);
        if (taken++ % drawnOneIn > 0) return;
        const drawn = inTime(() => shown(read.formula, 2.2, 1));
        expect(inTime(() => sayOwnActivation(drawn))).not.toMatch(/NaN|Infinity|undefined/);
        const picture = inTime(() => drawOwnActivation(drawn, {width: 700, height: 350, document}));
        expect(picture.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
      }),
      runs
    );
    // What is refused before it is looked at tries little.
    expect(taken).toBeGreaterThan(runs.numRuns / 10);
  },
  timeout
);

/** All that is asked of the parser's tree. */
const asked = new Set(["type", "toString", "value", "name", "content", "op", "args", "fn"]);

test(
  "of the parser's tree nothing is asked but what a formula is made of: no constructor, no prototype",
  () => {
    const seen = new Set<string>();
    const watched = (node: unknown): unknown =>
      typeof node !== "object" || node === null || Array.isArray(node)
        ? Array.isArray(node)
          ? node.map(watched)
          : node
        : new Proxy(node, {
            get(target, name) {
              seen.add(String(name));
              const value: unknown = Reflect.get(target, name);
              return typeof value === "function" ? (value.bind(target) as unknown) : watched(value);
            }
          });
    fc.assert(
      fc.property(hostileExpression, (text) => {
        try {
          inTime(() => readExpression(text, (plain) => watched(parseFormula(plain)) as ParsedNode));
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
        }
      }),
      runs
    );
    expect([...seen].filter((name) => !asked.has(name))).toEqual([]);
    expect(seen).toContain("fn");
  },
  timeout
);
