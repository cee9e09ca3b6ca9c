import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {makeTask, resourceOf, taskSettings, type TaskSettings} from "../../../src/experiments/tasks/makeTask.js";
import {agreement, intensifier, tickets} from "./grammars.js";

const text = "the whale and the sea ".repeat(500);
const resources = {agreement, intensifier, tickets, text};

const every: TaskSettings[] = [
  {name: "adding", length: 10},
  {name: "copying", length: 10, symbols: 8, copied: 10},
  {name: "temporalOrder", length: 10},
  {name: "tickets", shortest: 20, longest: 40, measured: [20, 40], objective: "due-word"},
  {name: "agreement", objective: "every-word"},
  {name: "intensifier"},
  {name: "nextWord"},
  {name: "maskedWord"},
  {name: "sourceOrder", length: 8, symbols: 4, order: "reversed"},
  {name: "characters", length: 10},
  {name: "switches", length: 10, states: 3},
  {name: "flipFlops", length: 10, bits: 2},
  {name: "oscillation", length: 10, doublings: 1}
];

describe("makeTask", () => {
  it.each(every)("makes the task of $name", (settings) => {
    expect(v.parse(taskSettings, settings)).toEqual(settings);
    const task = makeTask(settings, resources);
    expect(task.name).toBe(settings.name);
  });

  it.each(every)("says what $name lacks", (settings) => {
    const resource = resourceOf[settings.name];
    if (resource === undefined) expect(makeTask(settings).name).toBe(settings.name);
    else expect(() => makeTask(settings)).toThrow(`makeTask: expected ${resource} among the resources, got none`);
  });

  it("knows every task that has settings", () => {
    expect(every.map(({name}) => name)).toEqual(taskSettings.options.map(({entries}) => entries.name.literal));
  });

  it("copies ten of eight symbols where nothing else is said, as the paper does", () => {
    expect(v.parse(taskSettings, {name: "copying", length: 100})).toEqual({
      name: "copying",
      length: 100,
      symbols: 8,
      copied: 10
    });
  });

  it.each([
    [{name: "subtracting"}, 'Invalid type: Expected ("adding" | '],
    [{name: "adding"}, 'Invalid key: Expected "length" but received undefined'],
    [{name: "adding", length: 1}, "Invalid value: Expected >=2 but received 1"],
    [{name: "adding", length: 10, marks: 3}, 'Invalid key: Expected never but received "marks"'],
    [{name: "agreement", objective: "all"}, "Invalid type: Expected"]
  ])("refuses %o", (settings, message) => {
    expect(() => v.parse(taskSettings, settings)).toThrow(message);
  });
});
