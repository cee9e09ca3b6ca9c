import type {Contestant, Ready, Round} from "./contestant.js";
import {productFlops, type ContestantName} from "./contestants.js";
import {flops, type Workload} from "./workloads.js";

/** What was measured of one contestant on one workload. */
export interface Measurement {
  readonly contestant: ContestantName;
  readonly version: string;
  /** Training steps a second: the median of the rounds. Of the processor's seconds where they are known. */
  readonly stepsPerSecond: number;
  /** The same by the clock on the wall. */
  readonly byTheWall: number;
  readonly gflops: number;
  readonly loss: number;
  /** Bytes allocated, as far as it knows; and what the process grew by. */
  readonly bytes?: number;
  readonly grown?: number;
  /** How often the strict kernels are as quick: the median of the ratios within a round. */
  readonly strictIsQuicker?: number;
}

/** Measures contestants on one workload, in rounds that take turns; who cannot run or stops on the way is left out, and why is told to `note`. */
export async function measure(
  contestants: readonly Contestant[],
  workload: Workload,
  {rounds, seconds, note}: {rounds: number; seconds: number; note: (text: string) => void}
): Promise<Measurement[]> {
  const ready = new Map<Contestant, Ready>();
  const leaveOut = (contestant: Contestant, error: unknown) =>
    note(`${contestant.name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  for (const contestant of contestants)
    try {
      ready.set(contestant, await contestant.prepare(workload));
      await contestant.run(seconds); // warms up
    } catch (error) {
      ready.delete(contestant);
      leaveOut(contestant, error);
    }
  const done = new Map<Contestant, Round[]>(Array.from(ready.keys(), (contestant) => [contestant, []]));
  for (let round = 0; round < rounds; ++round)
    for (const [contestant, list] of done)
      try {
        list.push(await contestant.run(seconds));
      } catch (error) {
        // The others' rounds are worth keeping; its own, fewer than theirs, are not.
        done.delete(contestant);
        leaveOut(contestant, error);
      }
  const strict = Array.from(done).find(([{name}]) => name === "strict")?.[1];
  return Array.from(done, ([contestant, list]) => {
    const speeds = list.map((round) => round.steps / (round.cpu ?? round.seconds));
    const stepsPerSecond = median(speeds);
    const {loss, version, before, bytes} = ready.get(contestant) as Ready;
    const most = Math.max(...list.map(({rss = 0}) => rss));
    const product = contestant.name.startsWith("product");
    return {
      contestant: contestant.name,
      version,
      stepsPerSecond,
      byTheWall: median(list.map((round) => round.steps / round.seconds)),
      gflops: (stepsPerSecond * (product ? productFlops : flops(workload))) / 1e9,
      loss,
      ...(bytes !== undefined && {bytes}),
      ...(before !== undefined && {grown: most - before}),
      ...(strict &&
        !product && {
          strictIsQuicker: median(
            speeds.map((speed, k) => strict[k].steps / (strict[k].cpu ?? strict[k].seconds) / speed)
          )
        })
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
