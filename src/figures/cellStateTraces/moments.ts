import type {Trace, TraceRow} from "./trace.js";

/** By what a moment is found; see `memoryMoments`. */
export interface MomentsRule {
  /** The share of the largest difference from which on a unit counts as holding the thing, or as read. */
  readonly share: number;
  /** A difference in c below this, anywhere, is none. */
  readonly least: number;
  /** A unit that makes less than this share of the difference in the answer is not read. */
  readonly leastRead: number;
}

/** When a unit takes a thing up, how long it holds it, and from when on the answer is read off it; steps from 1. */
export interface MemoryMoments {
  /** The largest difference that the thing makes to c. */
  readonly difference: number;
  /** Undefined where it makes none. */
  readonly written: number | undefined;
  readonly keptTo: number | undefined;
  readonly read: number | undefined;
  /** The share of this unit in the difference that the thing makes to the answer, of all units' without their signs. */
  readonly share: number;
}

/**
 * The moments at which one unit writes, keeps and shows one thing: found by a twin, the same sequence with nothing but that
 * thing changed. Written is the first step after which c and the twin's c differ by the rule's share of the largest
 * difference; kept, as long as they go on to; read, the first step from which on what the unit adds to the answer differs by
 * that share of what it does at the end.
 * @param unit from 1
 */
export function memoryMoments(trace: Trace, twin: Trace, unit: number, rule: MomentsRule): MemoryMoments {
  const last = trace.inputs.length;
  const apart = (of: (row: TraceRow) => number): number[] => differences(trace, twin, unit, of);
  const inCell = apart(({c}) => c);
  const difference = Math.max(...inCell);
  const inAnswer = apart(({adds}) => adds);
  const units = trace.rows.length / last;
  const ends = Array.from({length: units}, (_, k) => differences(trace, twin, k + 1, ({adds}) => adds)[last - 1]);
  const total = ends.reduce((sum, end) => sum + end, 0);
  const share = total > 0 ? ends[unit - 1] / total : 0;
  if (difference < rule.least) return {difference, share, written: undefined, keptTo: undefined, read: undefined};
  const isHeld = (apart: number): boolean => apart >= rule.share * difference;
  const first = inCell.findIndex(isHeld);
  const lost = inCell.findIndex((apart, k) => k > first && !isHeld(apart));
  const hidden = inAnswer.findLastIndex((apart) => apart < rule.share * inAnswer[last - 1]);
  const isRead = share >= rule.leastRead;
  return {
    ...{difference, share, written: first + 1, keptTo: lost < 0 ? last : lost},
    read: isRead ? Math.max(first, hidden + 1) + 1 : undefined
  };
}

function differences(trace: Trace, twin: Trace, unit: number, of: (row: TraceRow) => number): number[] {
  const rowsOf = ({rows}: Trace): readonly TraceRow[] => rows.filter((row) => row.unit === unit);
  const others = rowsOf(twin);
  return rowsOf(trace).map((row, k) => Math.abs(of(row) - of(others[k])));
}
