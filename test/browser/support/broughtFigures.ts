import {bringToLife} from "../../../src/frame/bringToLife.js";
import {declareFigure, type FigureDeclaration} from "../../../src/frame/declareFigure.js";
import {integer} from "../../../src/frame/state/fields.js";

interface Data {
  readonly value: number;
}

interface State {
  step: number;
}

interface Row {
  readonly value: number;
}

/** A file as Framework's `FileAttachment` gives it. */
const file = (name: string) => ({
  async json(): Promise<Data> {
    const response = await fetch(name);
    if (!response.ok) throw new Error(`Unable to load file: ${name}`);
    return (await response.json()) as Data;
  }
});

/** A figure whose sentence says its data; with the part it names, where it names one. */
function sayingFigure(id: string, name: string | undefined): FigureDeclaration<never, Data, State, Row> {
  const size = {width: 600, height: 400};
  return declareFigure<never, Data, State, Row>({
    id,
    title: id,
    sizes: {wide: size, narrow: size},
    experiment: () => Promise.reject(new Error("expected no experiment in a page")),
    async view(data, {part}) {
      const value = data.value + (name === undefined ? 0 : (await part<Data>(name)).value);
      return {
        fields: {step: integer({min: 0, max: 10, default: 0})},
        draw: () => document.createElementNS("http://www.w3.org/2000/svg", "svg"),
        say: () => `The value is ${value}.`,
        rows: () => [{value}]
      };
    },
    otherState: "step=1"
  });
}

let drop: () => void = () => undefined;
const invalidation = new Promise<void>((resolve) => (drop = resolve));
document.addEventListener("drop", () => drop());

/** Each by itself, as the blocks of a page do it; a figure's attributes say where its module and data are. */
for (const {id, dataset} of document.querySelectorAll("figure")) {
  void bringToLife(id, {
    async figure() {
      if (dataset.module !== undefined) await import(dataset.module);
      return sayingFigure(id, dataset.part);
    },
    data: file(dataset.data ?? "/data.json"),
    parts: {more: file("/data.json")},
    invalidation
  });
}
