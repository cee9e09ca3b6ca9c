import {gate, type PytorchLayout} from "../pytorchLayout.js";

/** nn.LSTM stacks i, f, g (our c̃), o. */
export const lstmPytorch: PytorchLayout = {kind: "lstm", gates: [gate("i"), gate("f"), gate("c"), gate("o")]};
