import {gate, type PytorchLayout} from "../pytorchLayout.js";

/** nn.GRU stacks r, z (our 1 − u), n (our h̃, whose second bias stands inside the product with the reset gate). */
export const gruPytorch: PytorchLayout = {
  kind: "gru",
  gates: [gate("r"), {...gate("u"), sign: -1}, {...gate("h"), inside: "c_h"}]
};
