import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {drawFor, posed} from "./asking/poseFor.js";
import {kinds} from "./asking/exercise.js";
import {exercises} from "./exercises.js";

/** A class whose numbers are drawn as a course's would be. */
const students = Array.from({length: 20}, (_, k) => ({course: "a class of twenty", student: `student ${k}`}));

/** An answer that is right for more of the class than this is worth copying. */
const mostCopied = 0.3;

test("every exercise has a name of its own and a place in the lecture", () => {
  expect(new Set(exercises.map(({id}) => id)).size).toBe(exercises.length);
  for (const {id, page, figure, kind, points, hints, teaches} of exercises) {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(kinds).toContain(kind);
    expect(readFileSync(`src/${page}.md`, "utf8"), id).toContain(`::: figure ${figure}\n`);
    expect(points).toBeGreaterThan(0);
    expect(hints.length, id).toBeGreaterThanOrEqual(2);
    expect(teaches.endsWith(".")).toBe(true);
  }
});

/** Those that are answered by numbers; code has tests of its own. */
const answered = exercises.filter(({kind}) => kind !== "implement");

describe.each(answered.map((exercise) => [exercise.id, exercise] as const))("%s", (_, exercise) => {
  const draws = students.map((identity) => drawFor(exercise, identity));
  const drawn = draws.map(({posed}) => posed);

  test("takes its solution for right, and none of the mistakes, each of which it tells by its own words", () => {
    for (const {judge, solution, mistakes} of drawn) {
      expect(judge(solution).right).toBe(true);
      expect(mistakes.length).toBeGreaterThanOrEqual(3);
      for (const {answer, says} of mistakes) expect(judge(answer)).toEqual({right: false, says});
      expect(new Set(mistakes.map(({says}) => says)).size).toBe(mistakes.length);
    }
  });

  test("says nothing of a wrong answer that gives the right one away, and nothing foreseen of any other", () => {
    for (const {judge, solution, fields, mistakes} of drawn) {
      const far = solution.map((value) => value + 1000 + Math.abs(value));
      const {right, says} = judge(far);
      expect(right).toBe(false);
      expect(mistakes.map((mistake) => mistake.says)).not.toContain(says);
      expect(solution).toHaveLength(fields.length);
      for (const said of [says, ...mistakes.map((mistake) => mistake.says)])
        expect(
          solution.filter((value) => !Number.isInteger(value)).some((value) => said.includes(value.toPrecision(3)))
        ).toBe(false);
    }
  });

  test("is answered by few with a neighbour's answer, by the same student with the same, and shows no NaN", () => {
    const copied = drawn.filter(({judge}, k) => judge(drawn[(k + 1) % drawn.length].solution).right);
    expect(copied.length).toBeLessThanOrEqual(mostCopied * students.length);
    expect(posed(exercise, draws[3].seed).question).toBe(drawn[3].question);
    for (const {question} of drawn) expect(question).not.toMatch(/NaN|undefined|Infinity|e-\d|object/);
  });
});
