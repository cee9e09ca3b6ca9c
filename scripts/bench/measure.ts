import type {Player, Ready, Round} from "./player.js";
import {productFlops, type PlayerName} from "./players.js";
import {flops, type Workload} from "./workloads.js";

/** What was measured of one contestant on one workload. */
export interface Measurement {
  readonly player: PlayerName;
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

/** Measures players on one workload, in rounds that take turns; who cannot run or stops on the way is left out, and why is told to `note`. */
export async function measure(
  players: readonly Player[],
  workload: Workload,
  {rounds, seconds, note}: {rounds: number; seconds: number; note: (text: string) => void}
): Promise<Measurement[]> {
  const ready = new Map<Player, Ready>();
  const leaveOut = (player: Player, error: unknown) =>
    note(`${player.name}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  for (const player of players)
    try {
      ready.set(player, await player.prepare(workload));
      await player.run(seconds); // warms up
    } catch (error) {
      ready.delete(player);
      leaveOut(player, error);
    }
  const done = new Map<Player, Round[]>(Array.from(ready.keys(), (player) => [player, []]));
  for (let round = 0; round < rounds; ++round)
    for (const [player, list] of done)
      try {
        list.push(await player.run(seconds));
      } catch (error) {
        // The others' rounds are worth keeping; its own, fewer than theirs, are not.
        done.delete(player);
        leaveOut(player, error);
      }
  const strict = Array.from(done).find(([{name}]) => name === "strict")?.[1];
  return Array.from(done, ([player, list]) => {
    const speeds = list.map((round) => round.steps / (round.cpu ?? round.seconds));
    const stepsPerSecond = median(speeds);
    const {loss, version, before, bytes} = ready.get(player) as Ready;
    const most = Math.max(...list.map(({rss = 0}) => rss));
    const product = player.name.startsWith("product");
    return {
      player: player.name,
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
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
