import {stepBack} from "./stepBack.js";

export const rnnStepBack = stepBack("rnn", {
  id: "rnn-step-back",
  title: "An RNN's step back",
  page: "vanishing-gradient",
  figure: "chain-stepper",
  teaches: "One vector, D ∂J/∂h, makes all gradients of a step; W_h takes it back transposed.",
  points: 4,
  hints: [
    "Find ∂J/∂a first, for the pre-activation a. Everything else follows from it.",
    "∂J/∂a is ∂J/∂h times 1 − h², unit by unit. For ∂J/∂h⁻: which index of W_h is summed over?",
    "∂J/∂W_h has in row j and column k the number ∂J/∂a_j · h⁻_k."
  ],
  forward: "$h = \\tanh(W_h h^- + W_x x + b)$ (parameters `W_h`, `W_x`, `b`)"
});

export const lstmStepBack = stepBack("lstm", {
  id: "lstm-step-back",
  title: "An LSTM's step back",
  page: "lstm",
  figure: "cell-microscope",
  teaches: "Two paths lead into c, one of them straight to the step before, by way of f alone.",
  points: 6,
  hints: [
    "Draw which of f, i, o, c̃ and c goes into what, and go through it from the end.",
    "∂J/∂c is what comes from the next step and ∂J/∂h · o · (1 − tanh² c). The four pre-activations follow from it and from ∂J/∂h.",
    "∂J/∂h⁻ is a sum over the four gates of Wᵀ times the gradient of the gate's pre-activation."
  ],
  forward:
    "the LSTM, $c = f \\circ c^- + i \\circ \\tilde c$ and $h = o \\circ \\tanh c$ (parameters `W_f`, `U_f`, `b_f`, and with i, o, c in place of f)"
});

export const gruStepBack = stepBack("gru", {
  id: "gru-step-back",
  title: "A GRU's step back",
  page: "gru",
  figure: "gru-microscope",
  teaches:
    "The reset gate stands on the way forward and on the way back, and the update gate weighs the two states against each other.",
  points: 5,
  hints: [
    "h = (1 − u) h⁻ + u h̃: what does a little more u change?",
    "W_h sees r ∘ h⁻: that is what ∂W_h is made with, and on the way back to h⁻ stands r again.",
    "Four paths lead to h⁻: kept, through the content, through u and through r."
  ],
  forward:
    "the GRU, $h = (1 - u) \\circ h^- + u \\circ \\tanh(W_h (r \\circ h^-) + U_h x + b_h)$ (parameters `W_u`, `U_u`, `b_u`, and with r, h in place of u)"
});
