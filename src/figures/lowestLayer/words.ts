import {format} from "d3";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Group, LowestLayerData, Step} from "./experiment.js";
import {netStyle} from "./nets.js";

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
  readonly wall: number;
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

/** The lowest layer of a net whose weights have moved, counted from 1: where the wall is. Above the top where none has. */
export function wallOf(group: Group, {update}: Pick<State, "update">, {settings}: LowestLayerData): number {
  const bound = Math.log10(settings.moved);
  const moved = profileOf(group, {update, of: "moved"}).slice(0, group.depth);
  const lowest = moved.findIndex((log10) => log10 !== null && log10 >= bound);
  return lowest < 0 ? group.depth + 1 : lowest + 1;
}

/** What is asked: the plain net at the figure's first depth, by descent, after the most updates that were looked at. */
export function answer(data: LowestLayerData): number {
  return wallOf(askedGroup(data), {update: lastLook(data)}, data);
}

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

export function question(data: LowestLayerData): string {
  const {depth, moved} = data.settings;
  return `A plain net of ${depth} layers, after ${whole(Number(lastLook(data)))} updates: from which layer up have weights moved by more than ${moved} of their size?`;
}

export function reply(data: LowestLayerData, {wall}: State): string {
  const from = answer(data);
  const {depth} = data.settings;
  const where = from > depth ? "No layer has; the head alone learns." : `From layer ${from} of ${depth} up.`;
  const off = wall - from;
  if (off === 0) return `${where} Just where you put it.`;
  return `${where} You said ${wall}, ${Math.abs(off)} too ${off < 0 ? "low" : "high"}.`;
}

/** What the picture shows, by net: how far it learns, and the lowest layer beside the top one. */
export function say(data: LowestLayerData, state: State): string {
  const groups = groupsAt(data, state);
  const learnt = groups.map(({network, solved}) => `${netStyle(network).label} ${solved}`).join(", ");
  const {depth, update, of, shown} = state;
  const errors = `Of ${groups[0].seeds} seeds at ${depth} layers, so many learn it: ${learnt}.`;
  if (!shown) return `${errors} Where does the plain net stop learning?`;
  const ends = groups
    .map((group) => {
      const profile = profileOf(group, state);
      return `${netStyle(group.network).label} ${power(profile[0])} and ${power(profile[Number(depth) - 1])}`;
    })
    .join(", ");
  const what = of === "moved" ? "the weights have come by" : "the weights’ gradient is";
  return `${errors} At update ${whole(Number(update))}, in the lowest and in the top layer, ${what}: ${ends}.`;
}

function power(log10: number | null): string {
  return powerOfTen(log10 ?? -Infinity);
}
