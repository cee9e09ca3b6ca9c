/** PyTorch's recurrent layers: nn.RNN with either nonlinearity, nn.LSTM, nn.GRU. */
export type PytorchKind = "rnn-tanh" | "rnn-relu" | "lstm" | "gru";

/** One block of H rows in PyTorch's stacked weights, and what it is here. */
export interface PytorchGate {
  readonly W: string;
  readonly U: string;
  /** The bias: PyTorch's two are one, their sum… */
  readonly b: string;
  /** …but in the new content of the GRU, where bias_hh stands inside the product with the reset gate. */
  readonly inside?: string;
  /** −1 where PyTorch's gate is one minus ours: σ(−a) = 1 − σ(a). */
  readonly sign: 1 | -1;
}

/** Which of PyTorch's layers a cell is, and its gates in the order in which PyTorch stacks them. */
export interface PytorchLayout {
  readonly kind: PytorchKind;
  readonly gates: readonly PytorchGate[];
}

/** A gate whose parameters are W, U and b with its letter. */
export function gate(letter: string): PytorchGate {
  return {W: `W_${letter}`, U: `U_${letter}`, b: `b_${letter}`, sign: 1};
}
