import * as v from "valibot";
import {wholeNumber} from "../../experiments/schemas.js";

const name = v.pipe(v.string(), v.regex(/^[a-z]+$/, "a word of small letters"));

/** Column and row of the map, from 0. */
const place = v.tuple([wholeNumber, wholeNumber]);

const idea = v.object({
  id: name,
  label: v.string(),
  /** The page and the figure that show it. */
  figure: v.pipe(v.string(), v.regex(/^[a-z-]+#[a-z-]+$/, "a page and a figure, “lstm#highway”")),
  wide: place,
  narrow: place
});
export type Idea = v.InferOutput<typeof idea>;

const arrow = v.object({from: name, to: name, words: v.string()});
export type Arrow = v.InferOutput<typeof arrow>;

/** Ideas of the lecture, and which leads to which. */
export const settings = v.pipe(
  v.object({ideas: v.pipe(v.array(idea), v.minLength(1)), arrows: v.array(arrow), first: name}),
  v.check(
    ({ideas, arrows, first}) =>
      [first, ...arrows.flatMap(({from, to}) => [from, to])].every((id) => ideas.some((one) => one.id === id)),
    "arrows between ideas that there are"
  ),
  v.check(
    ({ideas}) =>
      [ideas.map(({id}) => id), ideas.map(({wide}) => wide.join()), ideas.map(({narrow}) => narrow.join())].every(
        (all) => new Set(all).size === all.length
      ),
    "a name and a place of its own for each idea"
  )
);
export type ConceptMap = v.InferOutput<typeof settings>;

/** The list itself: nothing is computed. */
export function data(map: ConceptMap): ConceptMap {
  return map;
}
