import {format} from "d3";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Group, LowestLayerData} from "./experiment.js";
import {netStyle, type Step} from "./nets.js";

/** log10 at the foot and the top of the layers’ axis: what is smaller lies on the foot. */
export const domain = [-14, 1] as const;

export const quantities = ["moved", "gradient"] as const;
export type Quantity = (typeof quantities)[number];

export const quantityLabels: Readonly<Record<Quantity, string>> = {
  moved: "how far its weights have come",
  gradient: "its weights’ gradient"
};

export interface State {
  readonly depth: string;
  readonly step: Step;
  readonly update: string;
  readonly of: Quantity;
  /** The reader’s guess: log10 of how far, at four layers. */
  readonly curve: readonly number[];
  readonly shown: boolean;
}

/** The net that the question is about. */
export const asked = "plain";

const whole = format(",d");

/** The nets at a depth, by one kind of step. */
export function groupsAt({groups}: LowestLayerData, {depth, step}: Pick<State, "depth" | "step">): Group[] {
  return groups.filter((group) => group.depth === Number(depth) && group.step === step);
}

/** A net's numbers by layer after so many updates, from the lowest to the head. */
export function profileOf({layers}: Group, {update, of}: Pick<State, "update" | "of">): readonly (number | null)[] {
  return layers.find((row) => row.update === Number(update))?.[of] ?? [];
}

/** Whether this is what the question is about: the plain net, as deep as the figure starts, by descent, at the last look. */
export function isAsked(data: LowestLayerData, {depth, step, update, of}: State): boolean {
  return Number(depth) === data.settings.depth && step === "descent" && update === lastLook(data) && of === "moved";
}

/** The plain net that is asked about. */
export function askedGroup(data: LowestLayerData): Group {
  const group = groupsAt(data, {depth: String(data.settings.depth), step: "descent"}).find(
    ({network}) => network === asked
  );
  if (!group) throw new RangeError(`lowestLayer: expected runs of ${asked} at ${data.settings.depth} layers, got none`);
  return group;
}

/** The updates after which the layers were looked at, as the reader chooses them. */
export function looks({groups}: LowestLayerData): string[] {
  return groups[0].layers.map(({update}) => String(update));
}

export function lastLook(data: LowestLayerData): string {
  return looks(data)[looks(data).length - 1];
}

/** The layers at which the reader draws the guess: the lowest, the top one, and two between. */
export function guessedAt({settings: {depth}}: LowestLayerData): number[] {
  return [0, 1, 2, 3].map((k) => 1 + Math.round((k * (depth - 1)) / 3));
}

/** How far the plain net's layers have come, in log10: the answer. */
export function answer(data: LowestLayerData): readonly number[] {
  const group = askedGroup(data);
  return profileOf(group, {update: lastLook(data), of: "moved"})
    .slice(0, group.depth)
    .map((log10) => log10 ?? domain[0]);
}

export function question(data: LowestLayerData): string {
  const updates = whole(Number(lastLook(data)));
  return `The plain net does not learn. Draw how far each of its ${data.settings.depth} layers has come from its first weights after ${updates} updates.`;
}

/** Where the curve lies before anybody draws it: half-way up, where no line is. */
export const undrawn = (domain[0] + domain[1] - 1) / 2;

/** Whether the reader has drawn anything. */
export function isDrawn({curve}: Pick<State, "curve">): boolean {
  return curve.some((height) => height !== undrawn);
}

export function reply(data: LowestLayerData, {curve}: State): string {
  const came = answer(data);
  const all = `Below the top, about equally far: ${powerOfTen(came[Math.floor(came.length / 2)])} of their size.`;
  if (!isDrawn({curve})) return all;
  const slope = curve[curve.length - 1] - curve[0];
  if (Math.abs(slope) < 1) return `${all} You drew no great difference either.`;
  const ends = `${powerOfTen(-Math.abs(slope))} of the ${slope > 0 ? "top" : "lowest"} one’s`;
  return `${all} You drew the ${slope > 0 ? "lowest" : "top"} layer’s way as ${ends}.`;
}

/** The nets whose layers the sentence tells of: the one that is asked about, and the one that has the slope. */
const told: readonly string[] = [asked, "logistic"];

/** What the picture shows: who learns, and of two nets the lowest layer beside the top one. */
export function say(data: LowestLayerData, state: State): string {
  const groups = groupsAt(data, state);
  const learnt = groups.map(({network, solved}) => `${spoken(network)} ${solved}`).join(", ");
  const {depth, update, of, shown} = state;
  const errors = `Of ${groups[0].seeds} seeds at ${depth} layers, so many learn it: ${learnt}.`;
  if (!shown) return `${errors} How far do the layers of the plain net come?`;
  const ends = groups
    .filter(({network}) => told.includes(network))
    .map((group) => {
      const profile = profileOf(group, state);
      return `${spoken(group.network)} ${power(profile[0])} and ${power(profile[Number(depth) - 1])}`;
    })
    .join(", ");
  const what = of === "moved" ? "the weights have come by" : "the weights’ gradient is";
  return `${errors} At update ${whole(Number(update))}, in the lowest and in the top layer, ${what}: ${ends}.`;
}

/** A net in a list: without a comma of its own. */
function spoken(network: string): string {
  return netStyle(network).label.replace(",", "");
}

function power(log10: number | null): string {
  return powerOfTen(log10 ?? -Infinity);
}
