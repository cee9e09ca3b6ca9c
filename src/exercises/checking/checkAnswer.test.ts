import {describe, expect, test} from "vitest";
import type {Exercise} from "../asking/exercise.js";
import {askNumbers} from "../asking/askNumbers.js";
import {checkAnswer, checksOf} from "./checkAnswer.js";
import {readAnswer} from "./readAnswer.js";

const fields = [{label: "x"}, {label: "the kind", options: ["vanishes", "grows"]}];

describe("readAnswer", () => {
  test("takes a number or a word for each field", () => {
    expect(readAnswer([-1.5, "grows"], fields)).toEqual({kind: "answer", values: [-1.5, 1]});
    expect(readAnswer(3, [fields[0]])).toEqual({kind: "answer", values: [3]});
  });

  test.each([undefined, null, [null, null]])("takes %j for no answer yet", (raw) => {
    expect(readAnswer(raw, fields)).toEqual({kind: "none"});
  });

  test.each([
    [[1], "expected 2 in a list (x; the kind), got 1"],
    [["1", "grows"], 'number 1, x: expected a number as JSON has it, −1.5 as -1.5, without quotation marks; got "1"'],
    [[1, null], "number 2, the kind: expected one of"],
    [[1, "toString"], 'expected one of "vanishes", "grows"; got "toString"'],
    [{x: 1}, "expected 2 in a list (x; the kind), got 1"]
  ])("says what is wrong with %j", (raw, says) => {
    const read = readAnswer(raw, fields);
    expect(read.kind).toBe("unreadable");
    expect(read).toHaveProperty("says", expect.stringContaining(says));
  });
});

describe("checkAnswer", () => {
  const exercise: Exercise = {
    ...{
      id: "half",
      title: "Half",
      kind: "derive",
      page: "lstm",
      figure: "highway",
      teaches: "Half.",
      points: 1,
      hints: []
    },
    pose: () =>
      askNumbers({
        question: "Half of 3?",
        fields: [{label: "half"}],
        right: [1.5],
        tolerance: 0.01,
        mistakes: [{answer: [6], says: "That is twice."}]
      })
  };

  test.each([
    [1.505, "right", "That is what the engine computes."],
    [6.009, "wrong", "That is twice."],
    [1.52, "wrong", "half differs from what the engine computes by more than 0.01."],
    [null, "not answered", "half"],
    ["1.5", "cannot be read", "without quotation marks"]
  ])("finds %j %s", (raw, status, says) => {
    expect(checkAnswer(exercise, 1, raw)).toEqual({status, says: expect.stringContaining(says)});
  });

  test("does not judge a prediction, and says so in its count", () => {
    const prediction = {...exercise, kind: "predict"} as const;
    expect(checkAnswer(prediction, 1, 1.5).status).toBe("committed");
    expect(checkAnswer(prediction, 1, 6).says).toBe(checkAnswer(prediction, 1, 1.5).says);
    expect(checksOf(prediction).filter(({atHome}) => atHome)).toHaveLength(1);
    expect(checksOf(exercise).filter(({atHome}) => atHome)).toHaveLength(2);
  });
});
