import {rangeInput} from "../controls/rangeInput.js";
import type {PointerPlace, Pointing} from "../controls/pointAtPicture.js";
import type {ScaledPanel} from "../controls/pointInPanel.js";
import type {FigureWith} from "../controls/controls.js";
import type {StageSize} from "../stage.js";
import {plainSymbols, setWords, spokenSymbols} from "../words/symbols.js";
import type {CurveField} from "./guessFields.js";

/**
 * A slider for each place of a curve that the reader draws.
 * @param places what each place is called: "layer 10"
 * @param format how a height reads
 */
export function curveInputs<Name extends string>(
  figure: FigureWith<NoInfer<Name>, readonly number[]>,
  name: Name,
  {places, format = String}: {readonly places: readonly string[]; readonly format?: (height: number) => string}
): HTMLElement {
  const {min, max, step} = curveField(figure, name);
  const sliders = places.map((place, k) => {
    const input = rangeInput(figure.id, {min, max, step});
    input.setAttribute("aria-label", `guess at ${spokenSymbols(place)}`);
    const label = document.createElement("label");
    const words = document.createElement("span");
    setWords(words, place);
    label.append(words, input);
    input.addEventListener("input", () =>
      figure.setField(name, withHeight(figure.state[name], k, input.valueAsNumber))
    );
    figure.watch((state) => {
      input.value = String(state[name][k]);
      input.setAttribute("aria-valuetext", plainSymbols(format(state[name][k])));
    });
    return label;
  });
  const element = document.createElement("span");
  element.className = "control curve";
  element.dataset.field = name;
  element.append(...sliders);
  return element;
}

/** How near to the curve, up or down, a pointer takes hold of it, in pixels: a finger's width. */
const reach = 28;

/**
 * Lets a pointer draw a curve in a panel: it takes the curve up near its line, and the place under it goes along.
 * @param stage holds the picture
 * @param xs where the places are, on the panel's horizontal scale
 * @param heights the curve now, on its vertical scale; undefined while it cannot be drawn
 */
export function drawInPanel<State>(
  stage: Element,
  panel: (size: StageSize) => ScaledPanel,
  xs: readonly number[],
  heights: () => readonly number[] | undefined,
  become: (heights: readonly number[]) => Partial<State>
): Pointing<State> {
  const placed = ({clientX, clientY}: PointerPlace) => {
    const svg = stage.querySelector("svg");
    if (!svg) return undefined;
    const {left, top, width, height} = svg.getBoundingClientRect();
    const {x, y, corner} = panel({width, height});
    const at = clientX - left - corner.x;
    const distance = (k: number): number => Math.abs(x(xs[k]) - at);
    const nearest = xs.reduce((best, _, k) => (distance(k) < distance(best) ? k : best), 0);
    return {y, nearest, top: clientY - top - corner.y};
  };
  return {
    hold(pointer) {
      const [on, curve] = [placed(pointer), heights()];
      if (!on || !curve || Math.abs(on.top - on.y(curve[on.nearest])) > reach) return undefined;
      return {
        cursor: "ns-resize",
        atOnce: true,
        move(at) {
          const [to, now] = [placed(at), heights()];
          return to && now && become(withHeight(now, to.nearest, to.y.invert(to.top)));
        }
      };
    }
  };
}

function withHeight(heights: readonly number[], k: number, height: number): readonly number[] {
  return heights.map((old, j) => (j === k ? height : old));
}

function curveField<Name extends string>(figure: FigureWith<Name, readonly number[]>, name: Name): CurveField {
  const field = figure.fields[name];
  if ("min" in field && "max" in field && "step" in field) return field as CurveField;
  throw new TypeError(`${figure.id}: expected ${name} to be a drawn curve`);
}
