import {inWords} from "./timeLeft.js";

/** Where a set of runs stands. */
export interface Standing {
  readonly done: number;
  readonly of: number;
  /** Share of all the work that is done, from 0 to 1. */
  readonly share: number;
  /** Undefined while unknown. */
  readonly secondsLeft: number | undefined;
  /** The runs in hand: `lstm-bias1.seed3 412/2000`. */
  readonly inHand: readonly string[];
}

const barWidth = 24;
const redrawMilliseconds = 200;

/** `[████████░░░░░░░░] 12/50 runs, 4 min left: lstm-bias1.seed3 412/2000` */
export function bar({done, of, share, secondsLeft, inHand}: Standing): string {
  const full = Math.round(barWidth * Math.min(1, Math.max(0, share)));
  const left = secondsLeft === undefined ? "time left not known yet" : `${inWords(secondsLeft)} left`;
  return `[${"█".repeat(full)}${"░".repeat(barWidth - full)}] ${done}/${of} runs, ${left}: ${inHand.join(", ")}`;
}

/** Shows lines that stay, and on a terminal below them a bar that is drawn over; without a terminal the lines alone. */
export class Display {
  private shown = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  line(text: string): void {
    this.clear();
    this.stream.write(`${text}\n`);
    this.shown = 0;
  }

  /** Draws the bar, where there is a terminal and the last drawing was a while ago. */
  status(standing: () => Standing): void {
    const now = performance.now();
    if (!this.stream.isTTY || now - this.shown < redrawMilliseconds) return;
    this.shown = now;
    this.clear();
    this.stream.write(bar(standing()).slice(0, this.stream.columns - 1));
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write("\r\u001b[2K");
  }
}
