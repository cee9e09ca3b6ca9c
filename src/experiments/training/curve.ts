import type {Update} from "../../engine/training/trainer.js";
import type {CurveRow} from "./runResult.js";

/** Gathers updates into rows of a training curve. */
export class Curve {
  readonly rows: CurveRow[] = [];
  private since: (Update & {loss: number})[] = [];

  /** Adds an update to the row in hand. */
  add(update: Update & {loss: number}): void {
    this.since.push(update);
  }

  /** Ends the row in hand at this update and gives it; nothing where nothing was added. */
  endRow(update: number): CurveRow | undefined {
    const {since} = this;
    if (since.length === 0) return undefined;
    const mean = (value: (of: Update & {loss: number}) => number) =>
      since.reduce((sum, of) => sum + value(of), 0) / since.length;
    const row = {
      update,
      loss: mean(({loss}) => loss),
      norm: mean(({norm}) => norm),
      largestNorm: since.reduce((largest, {norm}) => Math.max(largest, norm), 0),
      clipped: mean(({clipped}) => (clipped ? 1 : 0))
    };
    this.rows.push(row);
    this.since = [];
    return row;
  }
}
