import {describe, expect, it} from "vitest";
import {lstmOperations} from "../../engine/cells/lstm/operations.js";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {oldWords, renamed} from "../../../test/support/renamedOperations.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {attempt} from "./attempt.js";
import {drawGates} from "./drawing.js";
import {settings as schema} from "./experiment.js";
import {workTheGates} from "./figure.js";
import {gateNames, stepsOf, type State} from "./state.js";
import {lettersOf} from "../../frame/words/symbols.js";
import {setSymbols} from "../../frame/picture/setSymbols.js";
import {sayGates} from "./words.js";

const settings = readSettings("data/experiments/work-the-gates.json", schema);
const half = settings.tasks.map((task) => {
  const gates = Array.from(task.values, () => 0.5);
  return {name: task.name, rows: attempt(task, {f: gates, i: gates, o: gates}), error: 0.1, baseline: 0.4};
});
/** As if cells had been trained that leave their gates half open. */
const data = {settings, trained: half};
const {first} = await viewOf(workTheGates, data);
const states: State[] = settings.tasks.flatMap(({name: task, byHand: solved}) => [
  {...first, task, step: 4},
  {...first, ...solved, task},
  {...first, task, whose: "trained", step: 4},
  {...first, task, whose: "trained"}
]);

/** All words of the picture and the sentence under it. */
function wordsOf(state: State, cell: CellOperations, width: number): string {
  const size = {width, height: 620, tolerance: settings.tolerance, document};
  const picture = setSymbols(drawGates(stepsOf(data, state), state, {...size, cell}));
  const texts = Array.from(picture.querySelectorAll("text"), ({textContent}) => textContent);
  return [...texts, lettersOf(sayGates(data, state, cell))].join("\n");
}

describe("work-the-gates and the cell's list of operations", () => {
  it("has the gates of the list, in its order", () => {
    expect(gateNames).toEqual(lstmOperations.operations.flatMap(({sign, makes}) => (sign === "σ" ? [makes] : [])));
  });

  it("shows the list's names and equations", () => {
    const words = wordsOf(states[0], lstmOperations, 720);
    for (const title of [
      "forget gate f: what to keep",
      "c = f c− + i c̃;  at step 4  0.50·0.28 + 0.50·(−0.30) = −0.01",
      "h = o tanh c"
    ])
      expect(words).toContain(title);
  });

  it.each([324, 720])("shows none of the old words %i px wide once the list has others", (width) => {
    for (const state of states) {
      expect(oldWords(wordsOf(state, renamed(lstmOperations), width), lstmOperations)).toEqual([]);
      expect(oldWords(wordsOf(state, lstmOperations, width), lstmOperations)).not.toEqual([]);
    }
  });
});
