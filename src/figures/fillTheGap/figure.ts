import {median} from "d3";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {choice} from "../../frame/state/fields.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import type {Figure} from "../../frame/mountFigure.js";
import {drawFillTheGap, nounAt} from "./drawing.js";
import type {FillTheGapData} from "./experiment.js";
import {dueIn, question, reply, rightAt, say, textOf, type State} from "./words.js";

interface Row {
  readonly part: "asked" | "probability" | "share right";
  readonly cell: CellKind;
  readonly noun: string | null;
  readonly seed: number | null;
  readonly value: number | null;
}

/** A text whose last word is missing: the reader fills it, and then three networks do. */
export const fillTheGap = declareFigure({
  id: "fill-the-gap",
  title: "You fill the gap, then three networks do",
  sizes: {
    wide: {width: 700, height: 370},
    narrow: {width: 324, height: 470}
  },
  source: "training",
  otherState: "text=3&word=poems&shown=yes",
  experiment: () => import("./experiment.js"),
  view(data: FillTheGapData, {document}): View<State, Row> {
    const texts = data.texts.map((_, k) => String(k + 1));
    return {
      fields: {text: choice(texts, "1"), word: pick(data.nouns), shown: shown()},
      controls: (figure) => [
        guess(figure, {
          question,
          inputs: [choose(figure, "word", {label: "my word", beside: data.nouns.length})],
          made: ({word}) => word !== "",
          reply: (state) => reply(data, state)
        }),
        choose(figure, "text", {label: "text", beside: texts.length})
      ],
      draw: (state, size) => drawFillTheGap(data, state, {...size, document}),
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      mounted: (figure) => pickInPicture(figure, data),
      frames: {
        title: "A gap, and what three networks put there",
        states: [{shown: true}, {text: "3", shown: true}],
        ...{width: 480, height: 400}
      }
    };
  },
  facts(data) {
    const first = data.texts[0];
    const due = data.nouns.indexOf(dueIn(first));
    const by = (value: (k: number) => number) => Object.fromEntries(data.networks.map(({cell}, k) => [cell, value(k)]));
    return {
      words: first.words.length,
      distance: first.distance,
      measured: first.measured,
      nouns: data.nouns.length,
      seeds: rightAt(data.networks[0], first).length,
      p: by((k) => first.answers[k].p[due]),
      learnt: by((k) => data.networks[k].learnt),
      right: by((k) => median(rightAt(data.networks[k], first)) ?? NaN)
    };
  }
});

/** Lets the reader pick a noun where it stands in the picture, as long as the answer is not there. */
function pickInPicture(figure: Figure<State>, data: FillTheGapData): void {
  pointAtPicture(figure, {
    pick({clientY}) {
      const svg = figure.stage.querySelector("svg");
      if (!svg || figure.state.shown) return undefined;
      const {top, width, height} = svg.getBoundingClientRect();
      const word = nounAt(data, {width, height}, clientY - top);
      return word === undefined ? undefined : {word};
    }
  });
}

/** What each network makes of each noun, and what each seed comes to; without the networks' answers until they are shown. */
function rowsOf(data: FillTheGapData, state: State): Row[] {
  const text = textOf(data, state);
  return data.networks.flatMap((network, k): Row[] => {
    const {cell} = network;
    if (!state.shown) return [{part: "asked", cell, noun: null, seed: null, value: null}];
    const answers = data.nouns.map((noun, row) => ({
      ...{part: "probability" as const, cell, noun, seed: null, value: text.answers[k].p[row]}
    }));
    const seeds = rightAt(network, text).map((value, row) => ({
      ...{part: "share right" as const, cell, noun: null, seed: row + 1, value}
    }));
    return [...answers, ...seeds];
  });
}
