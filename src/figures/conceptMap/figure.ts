import {choose} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice} from "../../frame/state/fields.js";
import {boxesOf, drawMap} from "./drawing.js";
import type {Arrow, ConceptMap} from "./experiment.js";

interface State {
  /** The idea that is picked, with its neighbours. */
  readonly idea: string;
}

/** Ideas of the lecture as a map: each opens the figure that shows it. */
export const conceptMap = declareFigure({
  id: "concept-map",
  title: "How the ideas hang together",
  broad: true,
  sizes: {wide: {width: 700, height: 430}, narrow: {width: 324, height: 560}},
  source: "list",
  otherState: "idea=cell",
  experiment: () => import("./experiment.js"),
  view(map: ConceptMap, {document}): View<State, Arrow> {
    const {ideas, arrows, first} = map;
    const labels = Object.fromEntries(ideas.map(({id, label}) => [id, label]));
    return {
      fields: {
        idea: choice(
          ideas.map(({id}) => id),
          first
        )
      },
      controls: (figure) => [choose(figure, "idea", {label: "idea", labels})],
      draw: ({idea}, size) => drawMap(map, idea, {...size, document}),
      rows: () => arrows,
      say: ({idea}) => sayIdea(map, idea),
      mounted: (figure) =>
        pointAtPicture(figure, {
          pick({clientX, clientY}) {
            const svg = figure.stage.querySelector("svg")?.getBoundingClientRect();
            if (!svg) return undefined;
            const [x, y] = [clientX - svg.left, clientY - svg.top];
            const at = boxesOf(map, svg).find(
              ({box}) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
            );
            return at && {idea: at.idea.id};
          }
        })
    };
  },
  facts: ({ideas, arrows}) => ({ideas: ideas.length, arrows: arrows.length})
});

/** An idea with what leads to it and where it leads, as the picture's sentence and the page's list have it. */
export function sayIdea({ideas, arrows}: ConceptMap, id: string): string {
  const label = (of: string): string => ideas.find((idea) => idea.id === of)?.label ?? of;
  const into = arrows.filter(({to}) => to === id).map(({from, words}) => `from “${label(from)}” (${words})`);
  const out = arrows.filter(({from}) => from === id).map(({to, words}) => `to “${label(to)}” (${words})`);
  return `${label(id)}: ${[...into, ...out].join("; ")}.`;
}
