import type {Random} from "../../engine/random.js";
import type {Exercise} from "../asking/exercise.js";
import {whole} from "../asking/draws.js";
import {gruCell, lstmCell, rnnCell, type State, type Step} from "../hunt/cells.js";
import {drawCase} from "../hunt/drawCase.js";
import {faults, faultsOf, type Has, type HuntedKind} from "../hunt/faults.js";
import {zerosOf, type Tables} from "../hunt/tables.js";
import {askForCode, type DrawnCall, type Given} from "./askForCode.js";

type StepKind = Exclude<HuntedKind, "both-ways">;
const cellsOf = {rnn: rnnCell, lstm: lstmCell, gru: gruCell};

/** A cell as its question has it. */
interface Asked extends Pick<Exercise, "id" | "title" | "page" | "figure" | "teaches" | "points" | "hints"> {
  /** The way forward, in TeX. */
  readonly forward: string;
}

/** An exercise that asks for one step of a cell's way back, checked against the engine's formulas at drawn sizes and states. */
export function stepBack(kind: StepKind, {forward, ...asked}: Asked): Exercise {
  return {
    ...asked,
    kind: "implement",
    pose: () =>
      askForCode({
        question: `Write one step of the way back of ${forward} for one sequence, in \`${asked.id}.ts\`: from $\\partial J/\\partial h$${kind === "lstm" ? " and what comes into $c$ from the next step," : ""} of this step to the gradients of the state before it (\`h\`${kind === "lstm" ? ", `c`" : ""}), of the input (\`x\`), and of every parameter by its name. What the forward pass made you have to compute again.`,
        exports: "stepBack",
        starter: starter(kind),
        draw: (random) => drawStep(kind, random)
      })
  };
}

function drawStep(kind: StepKind, random: Random): DrawnCall {
  const H = whole(random, 2, 5);
  const {parameters, start} = drawCase(kind, {T: 1, B: 2, H}, random);
  const {E} = parameters;
  // All but the embedding and the readout, of which a step knows nothing.
  const θ = Object.fromEntries(Object.entries(parameters).filter(([name]) => !["E", "V", "d"].includes(name)));
  const state = (b: number): State => ({h: start.h[b], c: kind === "lstm" ? start.c[b] : []});
  const step: Step = {x: E[0], before: state(0)};
  // What comes from later is drawn as a state is.
  const after = state(1);
  const kept = cellsOf[kind](() => false).forward(θ, step);
  const back = (has: Has): Given => {
    const into: Tables = Object.fromEntries(Object.entries(θ).map(([name, table]) => [name, zerosOf(table)]));
    const {before, x} = cellsOf[kind](has).backward(θ, step, kept, after, into);
    return {h: before.h, ...(kind === "lstm" ? {c: before.c} : {}), x, ...into};
  };
  const right = back(() => false);
  const mistakes = faultsOf(kind).flatMap((fault) => {
    const given = back((one) => one === fault);
    const same = JSON.stringify(given) === JSON.stringify(right);
    return same ? [] : [{given, says: `${faults[fault].says}.`}];
  });
  return {args: [θ, step, after], right, mistakes};
}

const starter = (kind: StepKind): string => `/** A matrix as rows; a bias has rows of one. */
type Table = number[][];
interface State {
  h: number[];${kind === "lstm" ? "\n  c: number[];" : ""}
}

/**
 * @param parameters by name, as the lecture's engine has them (${kind}): W of [H, H], U of [H, I], b of [H, 1]
 * @param step the input x and the state before the step
 * @param after what comes back into this step's state
 * @returns the gradients of the state before, of x, and of each parameter by its name
 */
export function stepBack(
  parameters: Record<string, Table>,
  step: {x: number[]; before: State},
  after: State
): Record<string, number[] | Table> {
  return {h: step.before.h.map(() => 0), x: step.x.map(() => 0)};
}
`;
