import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import type {Figure} from "../../frame/mountFigure.js";
import {innerOf} from "../../frame/picture/stackPanels.js";
import {layout, pointIn} from "./panel.js";
import type {Looked, State} from "./state.js";

/** How near to a mark a pointer takes hold of it, in pixels: a finger's width. */
const reach = 24;

type Mark = "first" | "second";

/** Lets mouse, pen and finger drag the two marks, and pick a step and a unit. */
export function pointAtTraces(figure: Figure<State>, look: (state: State) => Looked): void {
  const picture = (): Picture => pictureOf(figure, look(figure.state).trace.inputs.length);
  const moved = (mark: Mark, at: PointerPlace): Partial<State> => {
    const {t, value} = picture().input(at);
    if (figure.state.task === "order") return {[mark]: t};
    return mark === "first" ? {mark1: t, value1: value} : {mark2: t, value2: value};
  };
  pointAtPicture(figure, {
    hold(at) {
      const mark = picture().mark(at);
      return mark && {cursor: "grab", move: (at) => moved(mark, at)};
    },
    pick(at) {
      const point = picture().point(at);
      if (!point) return undefined;
      const isMap = point.panel === "c" || point.panel === "h" || point.panel === "map";
      return {step: point.t, ...(isMap && {unit: 1 + Math.floor(point.down * look(figure.state).units.length)})};
    }
  });
}

/** What stands where a pointer is, in the picture as it is drawn now. */
interface Picture {
  /** The mark whose dot is within reach. */
  mark(at: PointerPlace): Mark | undefined;
  /** The step, which may be beyond the ends, and the value of the input. */
  input(at: PointerPlace): {t: number; value: number};
  point(at: PointerPlace): ReturnType<typeof pointIn>;
}

function pictureOf({stage, state}: Figure<State>, length: number): Picture {
  const {left, top, width, height} = (stage.querySelector("svg") ?? stage).getBoundingClientRect();
  const boxes = layout({width, height});
  const {left: x, top: y, ...size} = innerOf(boxes.input);
  /** Of a pointer from the input's corner, as shares of its size. */
  const shares = ({clientX, clientY}: PointerPlace) => [
    (clientX - left - x) / size.width,
    (clientY - top - y) / size.height
  ];
  return {
    mark(at) {
      if (state.task === "agreement") return undefined;
      const [across, down] = shares(at);
      const distance = (t: number, value: number): number =>
        Math.hypot((across - (t - 1 / 2) / length) * size.width, (down - 1 + value) * size.height);
      const {first, second, mark1, value1, mark2, value2} = state;
      const [one, other] =
        state.task === "order"
          ? [distance(first, 1 / 2), distance(second, 1 / 2)]
          : [distance(mark1, value1), distance(mark2, value2)];
      if (Math.min(one, other) > reach) return undefined;
      return one <= other ? "first" : "second";
    },
    input(at) {
      const [across, down] = shares(at);
      return {t: 1 + Math.floor(across * length), value: 1 - down};
    },
    point: ({clientX, clientY}) => pointIn(boxes, length, clientX - left, clientY - top)
  };
}
