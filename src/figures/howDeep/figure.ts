import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {choice, oneOf} from "../../frame/state/fields.js";
import {drawChanged, drawStart, drawText} from "./drawOthers.js";
import {depthsOf, drawOrder, orderPanel, placeOfWall} from "./drawOrder.js";
import type {ChangeRow, HowDeepData, OrderRow, TextRow} from "./experiment.js";
import {factsOf} from "./facts.js";
import {reply, sayChanged, sayOrder, sayStart, sayText} from "./words.js";

const shows = ["order", "start", "changed", "text"] as const;
const cells = ["lstm", "gru", "rnn-tanh"] as const;

interface State {
  readonly show: (typeof shows)[number];
  readonly cell: (typeof cells)[number];
  readonly wall: number;
  readonly shown: boolean;
}

type Row = OrderRow | TextRow | ChangeRow;

/** What each view is called. */
const labels = {order: "by depth", start: "by the gradient", changed: "one thing changed", text: "real text"};

/** Whether stacks of 1 to 16 layers learn, with and without skip connections, beside what others found. */
export const howDeep = declareFigure({
  id: "how-deep",
  title: "How deep a stack still learns",
  sizes: {
    wide: {width: 700, height: 460},
    narrow: {width: 324, height: 540}
  },
  source: "training",
  otherState: "show=changed&shown=yes",
  experiment: () => import("./experiment.js"),
  view: (data: HowDeepData, {document}): View<State, Row> => {
    const depths = depthsOf(data);
    const beyond = 2 * depths[depths.length - 1];
    const walls = [...depths.slice(1), beyond];
    return {
      fields: {
        show: choice(shows, "order"),
        cell: choice(cells, "lstm"),
        wall: guessed(oneOf(walls, walls[2])),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "From how many layers on do most seeds of a plain LSTM stack fail? Drag the wall there.",
          inputs: [
            range(figure, "wall", {
              label: "my wall, in layers",
              format: (wall) => (wall === beyond ? `over ${depths[depths.length - 1]}` : String(wall))
            })
          ],
          reply: ({wall}) => reply(data, wall)
        }),
        choose(figure, "show", {
          label: "show",
          labels
        }),
        choose(figure, "cell", {label: "cell", labels: {lstm: "LSTM", gru: "GRU", "rnn-tanh": "tanh"}})
      ],
      draw: (state, size) => draw(data, state, {...size, document}),
      rows: ({show}) => (show === "text" ? data.text : show === "changed" ? data.changes : data.order),
      say: (state) => say(data, state),
      frames: {
        title: "Other cells, other tasks, one thing changed",
        states: [{cell: "gru"}, {cell: "rnn-tanh"}, {show: "start"}, {show: "changed"}, {show: "text"}].map(
          (state) => ({
            ...(state as Partial<State>),
            shown: true
          })
        ),
        width: 480,
        height: 400
      },
      mounted: (figure) => dragWall(figure, data, walls)
    };
  },
  facts: factsOf
});

function draw(data: HowDeepData, {show, cell, wall, shown}: Readonly<State>, sheet: Sheet): SVGSVGElement {
  if (shown && show === "text") return drawText(data, sheet);
  if (shown && show === "start") return drawStart(data, cell, sheet);
  if (shown && show === "changed") return drawChanged(data, sheet);
  return drawOrder(data, {cell, wall: cell === "lstm" ? wall : undefined, shown}, sheet);
}

function say(data: HowDeepData, {show, cell, shown}: Readonly<State>): string {
  if (!shown) {
    const question = "One layer learns temporal order. How many may stand on each other before it is learnt no more?";
    return show === "order" ? question : `${question} Guess, and you see ${labels[show]}.`;
  }
  if (show === "text") return sayText(data);
  if (show === "start") return sayStart(data, cell);
  return show === "changed" ? sayChanged(data) : sayOrder(data, cell);
}

/** Lets the reader drag the wall, or tap where it is to stand, as long as the answer is not there. */
function dragWall(figure: Figure<State>, data: HowDeepData, walls: readonly number[]): void {
  const depths = depthsOf(data);
  const asks = (): boolean => !figure.state.shown;
  const {hold, pick} = pointInPanel<State>(
    figure.stage,
    (size) => orderPanel(data, size),
    () => [placeOfWall(depths, figure.state.wall), 0.5],
    (x) => ({wall: walls[Math.min(walls.length - 1, Math.max(0, Math.round(x + 0.5) - 1))]})
  );
  pointAtPicture<State>(figure, {
    hold: (at) => (asks() ? hold?.(at) : undefined),
    pick: (at) => (asks() ? pick?.(at) : undefined),
    cursor: "crosshair"
  });
}
