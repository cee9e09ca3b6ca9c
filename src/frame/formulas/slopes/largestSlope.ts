import {bisector} from "d3";
import type {SlopeSizes} from "./enclose.js";

/** The largest |f′| on a range. */
export interface LargestSlope {
  readonly x: number;
  readonly slope: number;
  /** Not less than this, and not more, whatever rounding did and wherever else it may be. */
  readonly least: number;
  readonly most: number;
}

/** What is known of |f′|. */
interface Sizes {
  /** At a place. It may throw, where f has no value there. */
  at(x: number): number;
  /** Between two places. */
  over(from: number, to: number): SlopeSizes;
  /** Told a place near which |f′| grows without end. */
  pole(x: number, size: number): never;
}

/**
 * The search ends when nothing can be larger by more than this share. It gives up after so many stretches, and then says
 * what is still open. A stretch as narrow as this part of the range is not halved again.
 */
export const search = {tolerance: 5e-4, stretches: 1500, narrowest: 2 ** -48};

/** Places looked at first; an odd number, so that 0 is among them. */
const places = 1201;

/** The first stretches span so many gaps between these places. */
const gapsTogether = 20;

/** Of places within this share of the largest, each is looked at more closely, so often and so much, but not too many. */
const closer = {within: 1e-3, times: 4, by: 40, most: 8};

/** A later place has to be higher by more than rounding. */
const rounding = 1e-9;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

interface Place {
  readonly x: number;
  readonly size: number;
}

const byDistance = (a: Place, b: Place) => Math.abs(a.x) - Math.abs(b.x);

/** The place with the largest size, of those that differ by rounding the one nearest to 0. */
function highest(given: readonly Place[]): Place {
  return [...given].sort(byDistance).reduce((best, place) => (place.size > best.size * (1 + rounding) ? place : best));
}

const byMost = bisector(({most}: Stretch) => most).right;

/**
 * Finds the largest |f′| on [−range, range], also where it is a narrow peak in a flat neighbourhood: stretches that may
 * hold a larger one than any seen are halved, the one that may hold the largest first. Of peaks of one height the one nearest to 0 is named.
 * Source: Moore, Kearfott & Cloud 2009, Introduction to Interval Analysis, chapter 11 (branch and bound).
 */
export function largestSlope(sizes: Sizes, range: number): LargestSlope {
  const gap = (2 * range) / (places - 1);
  const grid = Array.from({length: places}, (_, k) => {
    const x = (k - (places - 1) / 2) * gap;
    return {x, size: sizes.at(x)};
  });
  const found = narrowed(sizes, grid, highest(grid), range);
  const below = (k: number, size: number) => k < 0 || k >= places || grid[k].size <= size;
  const tops = grid.filter(({size}, k) => {
    return size >= found.best.size * (1 - closer.within) && below(k - 1, size) && below(k + 1, size);
  });
  const candidates = [found.best, ...tops.sort(byDistance).slice(0, closer.most)];
  const best = highest(candidates.map((place) => refined(sizes, place, gap, range)));
  const beside = [-1, 0, 1].map((side) => best.x + side * rounding * range);
  const least = Math.max(...beside.map((x) => sizes.over(x, x).least));
  return {x: best.x, slope: best.size, least: Math.min(least, best.size), most: Math.max(found.most, best.size)};
}

/** The largest size seen, and what none exceeds, by halving. */
function narrowed(sizes: Sizes, grid: readonly Place[], first: Place, range: number): {best: Place; most: number} {
  const stretches: Stretch[] = [];
  const put = (from: number, to: number): void => {
    const stretch = {from, to, most: sizes.over(from, to).most};
    stretches.splice(byMost(stretches, stretch.most), 0, stretch);
  };
  // From outside in: of those that may hold as much, the last is looked at first, and so the pole nearest to 0 is named.
  for (let k = 0; k < (places - 1) / 2; k += gapsTogether) {
    put(grid[k].x, grid[k + gapsTogether].x);
    put(grid[places - 1 - k - gapsTogether].x, grid[places - 1 - k].x);
  }
  let best = first;
  const enough = () => best.size * (1 + search.tolerance);
  for (let looked = 0; looked < search.stretches; ++looked) {
    const widest = stretches.pop();
    if (widest === undefined || widest.most <= enough()) return {best, most: widest?.most ?? best.size};
    const {from, to} = widest;
    if (to - from < range * search.narrowest) {
      refusePole(sizes, widest, range);
      continue;
    }
    const middle = (from + to) / 2;
    const size = sizes.at(middle);
    if (size > best.size) best = {x: middle, size};
    put(from, middle);
    put(middle, to);
  }
  return {best, most: stretches[stretches.length - 1].most};
}

/** How often in a row the size has to grow towards a place by how much, each time at a quarter of the distance. */
const pole = {steps: 8, growth: 1.005};

/** Refuses what grows and grows towards a stretch that is too narrow to be halved. */
function refusePole(sizes: Sizes, {from, to}: Stretch, range: number): void {
  for (const [end, sign] of [
    [from, -1],
    [to, 1]
  ]) {
    const distances = Array.from({length: pole.steps}, (_, k) => (to - from) * 4 ** k);
    const beside = distances.map((distance) => Math.min(range, Math.max(-range, end + sign * distance)));
    const seen = beside.map((x) => sizes.at(x));
    if (seen.every((size, k) => k === 0 || seen[k - 1] > pole.growth * size)) sizes.pole(end, seen[0]);
  }
}

/** The highest size around a place, looked at closer and closer. */
function refined(sizes: Sizes, place: Place, gap: number, range: number): Place {
  let best = place;
  let width = gap;
  for (let time = 0; time < closer.times; ++time) {
    const middle = best.x;
    for (let k = -closer.by; k <= closer.by; ++k) {
      const x = Math.min(range, Math.max(-range, middle + (k * width) / closer.by));
      const size = sizes.at(x);
      if (size > best.size * (1 + rounding / 1e3)) best = {x, size};
    }
    width /= closer.by / 2;
  }
  return best;
}
