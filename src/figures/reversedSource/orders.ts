import type {SourceOrder} from "../../experiments/tasks/sourceOrder.js";

/** How an order of reading is called and drawn. */
export const orderStyles: Readonly<
  Record<SourceOrder, {label: string; colour: string; dash: string; mark: "circle" | "diamond"}>
> = {
  straight: {label: "straight", colour: "var(--ink)", dash: "none", mark: "circle"},
  reversed: {label: "reversed", colour: "var(--path-c)", dash: "7 3", mark: "diamond"},
  "first-read-last": {label: "first read last", colour: "var(--path-c)", dash: "7 3", mark: "diamond"},
  "halves-swapped": {label: "halves swapped", colour: "var(--path-c)", dash: "7 3", mark: "diamond"},
  shuffled: {label: "shuffled", colour: "var(--path-c)", dash: "7 3", mark: "diamond"}
};
