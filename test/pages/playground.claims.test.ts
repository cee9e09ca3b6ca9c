import {describe, expect} from "vitest";
import {playground} from "../../src/figures/playground/figure.js";
import {claimsOf} from "../support/claimsOf.js";
import {recordedHistory} from "../../src/figures/playground/history.js";
import {heldInputs} from "../../src/figures/playground/heldInputs.js";
import {lookedAt, portraitOf, outputsOf, lagsOf} from "../../src/figures/playground/look.js";
import {answerOf} from "../../src/figures/playground/plane.js";
import {matrix} from "../../src/engine/linear/matrix.js";

const {claim, computed} = claimsOf("playground");

describe("playground", () => {
  const {data} = computed(playground);
  const {sequences} = data.settings;
  const of = (task: string, cell: string) => {
    const found = data.recorded.find((one) => one.task === task && one.cell === cell);
    if (!found) throw new Error(`${task}, ${cell}: not recorded`);
    return found;
  };
  const fixedOf = (task: string, cell: "rnn-tanh" | "gru", moment: number, held: number) => {
    const {run, moments} = recordedHistory(data, task, cell);
    const {parameters} = moments.at(moment) ?? moments[0];
    return {parameters, fixed: portraitOf(lookedAt(run, sequences), parameters, heldInputs(run)[held].x).fixed};
  };
  const stable = (of: ReturnType<typeof fixedOf>) => of.fixed.filter(({kind}) => kind === "stable");

  claim("every state runs to one place", () => {
    const {fixed} = fixedOf("switches", "rnn-tanh", 0, 0);
    expect(fixed.map(({kind}) => kind)).toEqual(["stable"]);
  });

  claim("at least one on the ground of each answer", () => {
    const end = fixedOf("switches", "rnn-tanh", -1, 0);
    const at = stable(end).map(({state}) => answerOf(outputsOf(end.parameters, matrix(1, 2, state)), 0));
    expect(new Set(at).size).toBe(3);
  });

  claim("all places are gone but one", () => {
    for (const held of [1, 2, 3]) expect(fixedOf("switches", "rnn-tanh", -1, held).fixed).toHaveLength(1);
  });

  claim("four that attract, four that part them, and one in the middle that repels", () => {
    for (const one of of("two-flip-flops", "rnn-tanh").seeds)
      expect(one).toMatchObject({stable: 4, saddle: 4, unstable: 1});
  });

  claim("the gradient is gone sooner than before it was trained", () => {
    for (const cell of ["rnn-tanh", "gru"]) {
      const {left} = of("switches", cell);
      expect(left.after.high).toBeLessThan(left.before.median);
    }
  });

  claim("All that do have no place that attracts.", () => {
    const runs = [...of("oscillation", "gru").seeds, ...of("oscillation", "rnn-tanh").seeds];
    const learnt = runs.filter(({solved}) => solved);
    expect(learnt.length).toBeGreaterThan(3);
    expect(learnt.every(({stable}) => stable === 0)).toBe(true);
    expect(runs.some(({solved, stable}) => !solved && stable > 0)).toBe(true);
  });

  claim("the gradient neither vanishes nor grows", () => {
    for (const {solved, after} of [...of("oscillation", "gru").seeds, ...of("oscillation", "rnn-tanh").seeds])
      if (solved) expect(Math.abs(after)).toBeLessThan(0.7);
  });

  claim("Two places are left, not one", () => {
    expect(stable(fixedOf("two-flip-flops", "rnn-tanh", -1, 1))).toHaveLength(2);
  });

  claim("At the start", () => {
    const {run, moments} = recordedHistory(data, "switches", "rnn-tanh");
    const looked = lookedAt(run, sequences);
    const [first, last] = [moments[0], moments[moments.length - 1]].map(({parameters}) => lagsOf(looked, parameters));
    expect(last[last.length - 1]).toBeLessThan(first[first.length - 1] - 2);
  });
});
