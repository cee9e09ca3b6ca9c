import {describe, expect, test} from "vitest";
import {drawFurniture} from "../../../scripts/framework/loading/drawFurniture.js";
import {choose, range, seed, toggle} from "../../../src/frame/controls/controls.js";
import {stepper} from "../../../src/frame/controls/stepper.js";
import {fusedToggle} from "../../../src/frame/trainingPanel/trainingArithmetic.js";
import type {View} from "../../../src/frame/declareFigure.js";
import {choice, flag, integer, number} from "../../../src/frame/state/fields.js";

interface State {
  readonly step: number;
  readonly rho: number;
  readonly draw: number;
  readonly cell: string;
  readonly clip: boolean;
}

const cells = ["rnn", "lstm", "gru", "relu", "linear"];

const view: View<State, object> = {
  fields: {
    step: integer({min: 0, max: 100, default: 40}),
    rho: number({min: 0.5, max: 1.5, step: 0.01, default: 0.9}),
    draw: integer({min: 0, max: 9, default: 7}),
    cell: choice(cells, "gru"),
    clip: flag(true)
  },
  controls: (figure) => [
    stepper(figure, "step"),
    range(figure, "rho", {label: "ρ", format: (rho) => rho.toFixed(2)}),
    seed(figure, "draw"),
    choose(figure, "cell", {label: "cell"}),
    toggle(figure, "clip", {label: "clip"})
  ],
  draw: () => document.createElementNS("http://www.w3.org/2000/svg", "svg"),
  rows: () => [],
  say: ({step}) => `At step ${step}.`
};

describe("drawFurniture", () => {
  const {controls, sentence} = drawFurniture("dummy", view);
  const html = (name: string) => controls.find(({field}) => field === name)?.html ?? "";

  test("makes the sentence and the inputs of the first state, in their order", () => {
    expect(sentence).toBe("At step 40.");
    expect(controls.map(({field}) => field)).toEqual(["step", "rho", "draw", "cell", "clip"]);
  });

  test("shows what takes room of each input's first value", () => {
    expect(html("step")).toContain(">step 40 of 100</output>");
    expect(html("rho")).toContain(">0.90</output>");
    expect(html("draw")).toContain('value="7"');
    expect(html("cell").match(/<option[^>]*selected[^>]*>[^<]*/g)).toEqual([expect.stringContaining("gru")]);
  });

  test("leaves no name that the live inputs have", () => {
    for (const {html} of controls) expect(html).not.toMatch(/ (id|name|for|data-field|aria-controls)=/);
  });

  // Node 20 has no fused multiply-add, Node 22 has: the test needs what both have.
  test("is the same wherever it is made: what the machine that builds can has no part in it", () => {
    const has = () => typeof WebAssembly !== "undefined";
    expect(has()).toBe(true);
    const {controls} = drawFurniture("dummy", {...view, controls: (figure) => [fusedToggle(figure, "clip", has())]});
    expect(controls[0].html).toContain("this browser has none");
    expect(has()).toBe(true);
  });

  test("takes away what it has put in the place of a browser, whatever happens", () => {
    const controls = () => {
      throw new Error("no inputs");
    };
    expect(() => drawFurniture("dummy", {...view, controls})).toThrow("no inputs");
    for (const name of ["document", "Option", "matchMedia", "IntersectionObserver"])
      expect(name in globalThis).toBe(false);
  });
});
