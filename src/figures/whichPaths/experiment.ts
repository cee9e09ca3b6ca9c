import * as v from "valibot";
import {createFeedForwardTrainer} from "../../engine/training/createFeedForwardTrainer.js";
import {train} from "../../engine/training/train.js";
import {Random} from "../../engine/random.js";
import {count, positive, seedNumber, seedsForInterval, several, wholeNumber} from "../../experiments/schemas.js";
import {spiralsTask} from "../../experiments/tasks/spirals.js";
import {lesions, profileOfNet, sampleExamples, sampleNet, type Net} from "./networks.js";
import type {Profile} from "./paths.js";

export const settings = v.object({
  /** Of each arm of the spirals. */
  turns: positive,
  width: several,
  /** Residual blocks, over a first layer that takes the plane to `width` units. */
  blocks: several,
  /** Blocks or layers of the nets that are compared with and without skips. */
  shallow: several,
  gain: positive,
  seeds: seedsForInterval,
  training: v.object({
    batch: count,
    rate: positive,
    clip: positive,
    updates: v.object({deep: count, shallow: count})
  }),
  pathExamples: count,
  lesionExamples: count,
  /** How many blocks are taken out at once, and how often, each time others. */
  several: v.object({counts: v.array(count), draws: count}),
  exampleSeed: seedNumber,
  guess: wholeNumber
});
export type Settings = v.InferOutput<typeof settings>;

/** What becomes of a trained net's answers: the share of wrong ones, whole and without each of its blocks. */
export interface Lesions {
  readonly whole: number;
  readonly without: readonly number[];
}

/** One seed: by which paths the gradient comes before and after training, and what each block is needed for. */
export interface OfSeed {
  readonly seed: number;
  readonly start: Profile;
  readonly trained: Profile;
  /** The largest distance of the lengths' sum from the backward pass, as a share of its largest entry. */
  readonly apart: number;
  readonly deep: Lesions;
  readonly residual: Lesions;
  readonly plain: Lesions;
  /** Of the deep net, without so many blocks at random. */
  readonly several: readonly number[];
}

export async function data(settings: Settings) {
  const seeds: OfSeed[] = [];
  for (const seed of settings.seeds) seeds.push(await ofSeed(seed, settings));
  return {settings, seeds};
}

export type WhichPathsData = Awaited<ReturnType<typeof data>>;

/** Few updates of small nets. */
export async function digest(settings: Settings): Promise<Readonly<Record<string, unknown>>> {
  const updates = {deep: 20, shallow: 20};
  const few = {...settings, blocks: 8, shallow: 4, training: {...settings.training, updates}};
  return {seed: await ofSeed(settings.seeds[0], few)};
}

async function ofSeed(seed: number, settings: Settings): Promise<OfSeed> {
  const {gain, blocks, shallow, training, several} = settings;
  const started = sampleNet("residual", settings, {seed, gain});
  const deep = await trained(started, training.updates.deep, seed, settings);
  const examples = examplesOf(settings);
  const [before, after] = [started, deep].map((net) => profileOfNet(net, examples.paths));
  const shallowNet = async (connections: "plain" | "residual"): Promise<Lesions> => {
    const net = sampleNet(connections, {...settings, blocks: shallow}, {seed, gain});
    return lesionsOf(await trained(net, training.updates.shallow, seed, settings), examples.lesions);
  };
  return {
    seed,
    start: rounded(before),
    trained: rounded(after),
    apart: Math.max(before.apart, after.apart),
    deep: lesionsOf(deep, examples.lesions),
    residual: await shallowNet("residual"),
    plain: await shallowNet("plain"),
    several: withoutSeveral(deep, blocks, several, {seed, examples: examples.lesions})
  };
}

/** The points whose gradients are taken apart, and those that nets without a block are asked about: the same for all. */
export function examplesOf({turns, pathExamples, lesionExamples, exampleSeed}: Settings) {
  const random = new Random(exampleSeed);
  return {
    paths: sampleExamples(turns, pathExamples, random),
    lesions: sampleExamples(turns, lesionExamples, random)
  };
}

/** A net after so many updates on the spirals, with batches of the seed's own. */
export async function trained(
  {spec, parameters}: Net,
  updates: number,
  seed: number,
  settings: Settings
): Promise<Net> {
  const {batch, rate, clip} = settings.training;
  const {trainer} = await createFeedForwardTrainer(spec, parameters, {kind: "adam", rate}, "float32");
  const task = spiralsTask(settings);
  const random = new Random(-seed);
  const loop = train(trainer, {
    nextBatch: (update) => task.batch(batch, random, update),
    clip: {kind: "global-norm", threshold: clip}
  });
  for (const {update} of loop) if (update === updates) break;
  return {spec, parameters: trainer.parameters()};
}

function lesionsOf(net: Net, examples: ReturnType<typeof sampleExamples>): Lesions {
  const errorWithout = lesions(net, examples);
  const blocks = Array.from({length: net.spec.layers - 1}, (_, k) => k + 1);
  return {whole: errorWithout([]), without: blocks.map((block) => errorWithout([block]))};
}

/** The mean share of wrong answers without so many blocks, drawn anew each time. */
function withoutSeveral(
  net: Net,
  blocks: number,
  {counts, draws}: Settings["several"],
  {seed, examples}: {seed: number; examples: ReturnType<typeof sampleExamples>}
): number[] {
  const errorWithout = lesions(net, examples);
  const random = new Random(seed);
  return counts.map((count) => {
    const errors = Array.from({length: draws}, () => errorWithout(drawBlocks(blocks, count, random)));
    return Number((errors.reduce((sum, error) => sum + error, 0) / draws).toFixed(3));
  });
}

/** So many different blocks of 1 to `blocks`, each as likely. */
function drawBlocks(blocks: number, count: number, random: Random): number[] {
  const left = Array.from({length: blocks}, (_, k) => k + 1);
  return Array.from({length: Math.min(count, blocks)}, () => left.splice(random.integer(left.length), 1)[0]);
}

/** As fine as the picture shows it. */
function rounded({sizes, shares}: Profile): Profile {
  const three = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(4)));
  return {sizes: three(sizes), shares: three(shares)};
}
