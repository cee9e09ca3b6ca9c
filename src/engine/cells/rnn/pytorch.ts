import type {PytorchLayout} from "../pytorchLayout.js";

/** nn.RNN with either nonlinearity. */
export function rnnPytorch(kind: "rnn-tanh" | "rnn-relu"): PytorchLayout {
  return {kind, gates: [{W: "W_h", U: "W_x", b: "b", sign: 1}]};
}
