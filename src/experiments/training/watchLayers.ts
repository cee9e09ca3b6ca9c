import type {Parameters} from "../../engine/cells/cell.js";
import {norm} from "../../engine/linear/matrix.js";
import {elementwise} from "../../engine/linear/elementwise.js";
import type {Trainer} from "../../engine/training/trainer.js";
import {layerOf} from "./layerOf.js";
import type {LayersRow} from "./runResult.js";

/** Digits that are kept: a picture shows no more, and a net may have fifty layers. */
const digits = 3;

/**
 * The same trainer, which notes after 1, 10, 100, … updates how much each layer learns: see `LayersRow`. It changes no bit of
 * the training.
 */
export function watchLayers<Spec>(trainer: Trainer<Spec>): {
  readonly trainer: Trainer<Spec>;
  readonly rows: readonly LayersRow[];
} {
  const first = trainer.parameters();
  const rows: LayersRow[] = [];
  const watched: Trainer<Spec> = {
    ...trainer,
    get updates() {
      return trainer.updates;
    },
    update(clip) {
      const update = trainer.updates + 1;
      if (!isPowerOfTen(update)) return trainer.update(clip);
      const gradient = byLayer(trainer.gradients());
      const before = trainer.parameters();
      const done = trainer.update(clip);
      const after = trainer.parameters();
      rows.push({
        update,
        gradient: gradient.map(short),
        step: shares(differences(after, before), before),
        moved: shares(differences(after, first), first)
      });
      return done;
    }
  };
  return {trainer: watched, rows};
}

function isPowerOfTen(n: number): boolean {
  return n % 10 === 0 ? isPowerOfTen(n / 10) : n === 1;
}

/** The norm of each layer's weight matrices together, from the lowest layer to the head. */
function byLayer(parameters: Parameters): number[] {
  const layers = new Map<number, number[]>();
  for (const [name, {data}] of Object.entries(parameters)) {
    // Biases are single columns; they start at 0, so a share of them says nothing.
    if (/(^d|\.b|\.b_t)$/.test(name)) continue;
    const layer = layerOf(name) ?? Infinity;
    layers.set(layer, [...(layers.get(layer) ?? []), norm(data)]);
  }
  return [...layers].sort(([a], [b]) => a - b).map(([, norms]) => norm(norms));
}

function differences(a: Parameters, b: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, elementwise((a, b) => a - b, value, b[name])])
  );
}

function shares(of: Parameters, whole: Parameters): number[] {
  const wholes = byLayer(whole);
  return byLayer(of).map((part, k) => short(part / wholes[k]));
}

function short(value: number): number {
  return Number(value.toPrecision(digits));
}
