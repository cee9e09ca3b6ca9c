import type {Random} from "../../engine/random.js";
import {askNumbers} from "../asking/askNumbers.js";
import {oneOf} from "../asking/draws.js";
import type {CodeTask, Exercise, Mistake, Outcome, Posed, Trial} from "../asking/exercise.js";
import {drawCase} from "./drawCase.js";
import {faults, faultsOf, type FaultId, type HuntedKind} from "./faults.js";
import {relativeError} from "./gradientCheck.js";
import {huntedNetwork, type Case} from "./huntedNetwork.js";

/** What a hunt adds to what every exercise has. */
type Described = Omit<Exercise, "kind" | "pose" | "teaches" | "points" | "hints">;

/** Sequences in which every fault shows: words come again, two at a time, from a state that is not zero. */
const sizes = {T: 4, B: 2, H: 3};

/** What a measurement may be off by: a tenth of it, or this where the two agree. Steps of 1e-4 to 1e-6 give the same to 1e-3. */
const [share, least] = [0.1, 0.01];

/** An exercise in which a network of a kind has a fault that the student's seed draws. */
export function hunt(kind: HuntedKind, described: Described): Exercise {
  return {
    ...described,
    kind: "bug-hunt",
    teaches: "A check finds only what it asks about: one step from a zero state hides most faults of a way back.",
    points: 4,
    hints: [
      "Start with a gradient check of every matrix and of the start. Which disagree, and which do not?",
      "Ask for less: one step, one sequence, a zero state, a loss at one step only. At which of these does the disagreement go away?",
      "Where every gradient agrees with the loss, the loss itself may be another's: compare it with the lecture's engine, or work one step by hand."
    ],
    pose: (random) => poseHunt(kind, described.id, random)
  };
}

function poseHunt(kind: HuntedKind, id: string, random: Random): Posed {
  const pool = faultsOf(kind);
  const fault = oneOf(random, pool);
  const asked = drawCase(kind, sizes, random);
  const network = huntedNetwork(kind, (one) => one === fault);
  const names = [oneOf(random, Object.keys(asked.parameters)), oneOf(random, Object.keys(asked.start))];
  const [parameter, start] = [names[0], `start ${names[1]}`];
  const errors = [parameter, start].map((name) => relativeError(network, asked, name));
  const {loss} = network(asked);
  const right = [pool.indexOf(fault), loss, ...errors];
  const named: Mistake[] = pool.flatMap((other, k) =>
    other === fault
      ? []
      : [
          {
            answer: [k, ...right.slice(1)],
            says: `You have measured well, but this is not what “${faults[other].says}” would leave.`
          }
        ]
  );
  const posed = askNumbers({
    question: `The file \`${id}.mjs\` beside your answers has a network of the lecture with one fault (\`network\`) and what to ask it (\`asked\`): \`network(asked)\` gives the loss and its gradients. Which fault is it? Measure for \`asked\` the loss, and the relative error of two gradients, $\\lVert g - n \\rVert / \\lVert n \\rVert$ with $n$ by central differences of the network's own loss: that of ${parameter}, and that of the initial ${names[1]}. In \`${id}.ts\` write a test that throws on the faulty network and passes on the lecture's.`,
    fields: [
      {label: "the fault", options: pool.map((one) => faults[one].says)},
      {label: "the loss"},
      {label: `the relative error of the gradient of ${parameter}`},
      {label: `the relative error of the gradient of the initial ${names[1]}`}
    ],
    right,
    // A name is right or not: 1 away is 4 tolerances.
    tolerance: [0.25, 1e-3, ...errors.map((error) => Math.max(share * error, least))],
    mistakes: [
      ...named,
      {
        answer: [right[0], loss * sizes.B, ...errors],
        says: "The loss is averaged over the sequences, and summed over the steps."
      }
    ]
  });
  return {
    ...posed,
    hunted: {kind, fault, asked},
    code: testTask(kind, fault, asked),
    judgeAtHome(answer) {
      const measured = posed.judge([right[0], ...answer.slice(1)]);
      return measured.right
        ? {right: true, says: "The engine measures the same. The name of the fault is judged when your work is graded."}
        : measured;
    }
  };
}

/** A test that is to fail on the faulty network and to pass on the sound one. */
function testTask(kind: HuntedKind, fault: FaultId, asked: Case): CodeTask {
  return {
    exports: "test",
    starter: starter(kind),
    trials: (): Trial[] => [
      {
        args: [asked],
        network: {kind, fault: null},
        wrong: (outcome) =>
          outcome.kind === "threw"
            ? `Your test should pass on the lecture's network, and throws: ${outcome.says}`
            : undefined
      },
      {
        args: [asked],
        network: {kind, fault},
        wrong: (outcome: Outcome) =>
          outcome.kind === "value" ? "Your test should throw on the faulty network, and passes." : undefined
      }
    ]
  };
}

const starter = (kind: HuntedKind): string => `type Table = number[][];
type Tables = Record<string, Table>;

/** Words and classes at [t][b]; matrices by name, each as rows. */
interface Case {
  parameters: Tables;
  words: Table;
  classes: Table;
  start: Tables;
}
type Network = (asked: Case) => {loss: number; parameters: Tables; start: Tables};

/** Throws where the network (${kind}) is wrong. \`asked\` is what your file's network is to be asked; ask it something else if that tells more. */
export function test(network: Network, asked: Case): void {
  const {loss} = network(asked);
  if (!Number.isFinite(loss)) throw new Error("the loss is no number");
}
`;
