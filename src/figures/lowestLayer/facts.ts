import type {Facts} from "../../frame/facts.js";
import type {Frozen, Group, LowestLayerData} from "./experiment.js";
import {answer, askedGroup, profileOf} from "./words.js";

/** What sentences name: by net, depth and step who learns it; the shape of the gradient by layer; what freezing costs. */
export function facts(data: LowestLayerData, frozen: readonly Frozen[]): Facts {
  const {groups} = data;
  const plain = askedGroup(data);
  const logistic = groups.find(
    ({network, depth, step}) => network === "logistic" && depth === 10 && step === "descent"
  );
  return {
    seeds: plain.seeds,
    updates: plain.errors[plain.errors.length - 1].update,
    /** How far the plain net's layers have come at the last look: the middle one. */
    came: 10 ** answer(data)[Math.floor(plain.depth / 2)],
    solved: nested(groups, ({solved}) => solved),
    solvedAt: nested(groups, ({solvedAt}) => solvedAt ?? 0),
    /** A logistic net's weight gradient at its first update, in the lowest and in the top layer. */
    logistic: logistic ? endsOf(logistic, "1") : {lowest: 0, top: 0},
    frozen: Object.fromEntries(
      ["plain", "residual"].map((network) => [
        network,
        Object.fromEntries(
          frozen
            .filter((one) => one.network === network)
            .map(({frozen, solved, solvedAt, error}) => [frozen, {solved, solvedAt: solvedAt ?? 0, error}])
        )
      ])
    )
  };
}

function endsOf(group: Group, update: string): {lowest: number; top: number} {
  const profile = profileOf(group, {update, of: "gradient"}).map((log10) => 10 ** (log10 ?? -Infinity));
  return {lowest: profile[0], top: profile[group.depth - 1]};
}

function nested(groups: readonly Group[], value: (group: Group) => number): Facts {
  const facts: Record<string, Record<string, Record<string, number>>> = {};
  for (const group of groups) {
    const {network, depth, step} = group;
    ((facts[network] ??= {})[step] ??= {})[`layers${depth}`] = value(group);
  }
  return facts;
}
