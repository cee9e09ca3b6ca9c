import type {Facts} from "../../frame/facts.js";
import {atFirstStep} from "./map.js";
import type {NotGuaranteedData} from "./experiment.js";
import {decadesOf, sampleLstm, pathsUnder, type Place} from "./growth.js";
import {strongest} from "./map.js";

/** The settings that the page's three buttons set. */
export const places = {
  vanishing: {forgetBias: -4, radius: 0.5},
  exploding: {forgetBias: 3, radius: 20},
  shut: {forgetBias: -8, radius: 40}
} satisfies Record<string, Place>;

/** Draws that the page's three places are looked at in. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What the page says of the map and of these places. */
export function facts({settings, map}: NotGuaranteedData): Facts {
  const {decades, length} = settings;
  const sampled = sampleLstm(settings);
  const first = pathsUnder(sampled, settings, settings);
  const vanishing = pathsUnder(sampled, places.vanishing, settings);
  const growth = seeds.map((seed) => {
    const other = sampleLstm(settings, seed);
    return (place: Place) => decadesOf(pathsUnder(other, place, settings));
  });
  const those = (place: Place, wanted: (grown: number) => boolean): number =>
    growth.filter((at) => wanted(at(place))).length;
  const lost = (lengths: readonly number[]): number => 10 ** ((lengths[0] - lengths[length - 1]) / (length - 1));
  return {
    steps: length - 1,
    first: {
      grown: 10 ** decadesOf(first),
      total: 10 ** atFirstStep(first, "total"),
      direct: 10 ** atFirstStep(first, "direct")
    },
    vanishing: {
      left: 10 ** decadesOf(vanishing),
      lostDirectly: lost(vanishing.direct),
      /** Nearly all of it through h: at the last step nothing has come that way, so the whole is measured. */
      lostThroughH: lost(vanishing.total)
    },
    /** The order of magnitude. */
    exploding: 10 ** Math.round(decadesOf(pathsUnder(sampled, places.exploding, settings))),
    map: {
      darkest: 10 ** -strongest,
      explodesAbove: explodesAbove({settings, map}),
      corner: 10 ** Math.round(cornerOf(map).log10)
    },
    draws: {
      all: seeds.length,
      vanish: those(places.vanishing, (grown) => grown < -decades),
      explode: those(places.exploding, (grown) => grown > decades),
      explodeShut: those(places.shut, (grown) => grown > decades)
    }
  };
}

/** Of the lowest bias and the largest radius: the top left one. */
function cornerOf(map: NotGuaranteedData["map"]) {
  return map.reduce((corner, place) =>
    place.radius > corner.radius || (place.radius === corner.radius && place.forgetBias < corner.forgetBias)
      ? place
      : corner
  );
}

/** The radius, between two rows of the map, above which the gradient explodes at 98 places of 100. */
function explodesAbove({settings: {decades}, map}: NotGuaranteedData): number {
  const radii = [...new Set(map.map(({radius}) => radius))];
  const share = (from: number): number => {
    const above = map.filter(({radius}) => radius >= from);
    return above.filter(({log10}) => log10 > decades).length / above.length;
  };
  const k = radii.findIndex((radius) => share(radius) >= 0.98);
  return Math.sqrt(radii[k] * radii[Math.max(0, k - 1)]);
}
