/** What a hunted network's cell is. */
export const huntedKinds = ["rnn", "lstm", "gru", "both-ways"] as const;
export type HuntedKind = (typeof huntedKinds)[number];

const anyCell = ["rnn", "lstm", "gru"] as const;

/**
 * The faults that may be planted: in which networks, and in words, as a student names them. None is seen by a gradient check of
 * the parameters over one step of one sequence from a zero state, which is what one tries first.
 */
export const faults = {
  "slope-not-carried": {in: ["rnn"], says: "∂h⁻ leaves out the slope of tanh"},
  "not-transposed": {in: ["rnn"], says: "∂h⁻ takes W_h where W_hᵀ belongs"},
  "cell-not-carried": {in: ["lstm"], says: "∂c leaves out what the step after sends"},
  "written-for-kept": {in: ["lstm"], says: "∂c⁻ takes i where f belongs"},
  "output-gate-path": {in: ["lstm"], says: "∂h⁻ leaves out the path through the output gate"},
  "forget-weights-late": {in: ["lstm"], says: "∂W_f takes h where h⁻ belongs"},
  "input-gate-shows": {in: ["lstm"], says: "h is i ∘ tanh c, forward and back"},
  "replaced-for-kept": {in: ["gru"], says: "∂h⁻ takes u where 1 − u belongs"},
  "update-without-past": {in: ["gru"], says: "∂u takes h̃ where h̃ − h⁻ belongs"},
  "reset-not-back": {in: ["gru"], says: "∂h⁻ leaves out r on the path through the content"},
  "content-weights-unreset": {in: ["gru"], says: "∂W_h takes h⁻ where r ∘ h⁻ belongs"},
  "update-keeps": {in: ["gru"], says: "u keeps and 1 − u replaces, forward and back"},
  "loss-stops-carry": {in: anyCell, says: "at a step with a loss, what comes from later steps is dropped"},
  "weights-overwritten": {in: anyCell, says: "∂W of a step overwrites that of the others"},
  "bias-of-first": {in: anyCell, says: "∂b counts the first sequence only"},
  "not-averaged": {in: anyCell, says: "the gradient is not divided by the number of sequences"},
  "start-dropped": {in: anyCell, says: "∂h⁰ is left zero"},
  "word-overwritten": {in: anyCell, says: "∂E of a word overwrites that of its other places"},
  "readout-of-first": {in: anyCell, says: "∂V takes h of the first step at every step"},
  "inputs-not-turned": {in: ["both-ways"], says: "∂x of the direction from right to left is not turned round"},
  "outputs-not-turned": {in: ["both-ways"], says: "h of the direction from right to left is not turned round"},
  "halves-of-start": {in: ["both-ways"], says: "∂h⁰ of the two directions are exchanged"}
} as const satisfies Record<string, {readonly in: readonly HuntedKind[]; readonly says: string}>;

export type FaultId = keyof typeof faults;

/** Whether a network has a fault. Compiling puts true or false in the place of each such question. */
export type Has = (fault: FaultId) => boolean;

/** The faults that a kind of network may have, in the order of the list. */
export function faultsOf(kind: HuntedKind): FaultId[] {
  const all = Object.keys(faults) as FaultId[];
  return all.filter((id) => (faults[id].in as readonly HuntedKind[]).includes(kind));
}
