import type {NetworkName} from "./experiment.js";
import {cellStyles} from "../../frame/palette.js";

/** How the two networks are drawn in both panels: told apart by colour, dash and mark. */
export const networkStyles: Readonly<
  Record<NetworkName, {label: string; colour: string; dash: string; mark: "circle" | "square"}>
> = {
  linear: {label: "linear", colour: "var(--ink)", dash: "7 3", mark: "square"},
  tanh: {label: "tanh", colour: cellStyles["rnn-tanh"].colour, dash: "none", mark: "circle"}
};
