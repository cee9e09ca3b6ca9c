import {quantile} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";
import {initialState} from "../../frame/state/addressState.js";
import type {View} from "../../frame/declareFigure.js";
import type {SeedReading, TwoDirectionsData} from "./experiment.js";
import {joined, reader, type State} from "./reading.js";

/** What the page says of the first sentence, and over all seeds of the trained networks. */
export function facts(
  data: TwoDirectionsData,
  {fields}: Pick<View<State, object>, "fields">,
  seeds: readonly SeedReading[]
): Facts {
  const first = initialState<State>(fields);
  const read = reader(data);
  const {words, hiddenSize, at, nudged} = read(first);
  const lengths = (state: Partial<State>) => {
    const reading = read({...first, ...state});
    return {
      cue: joined(reading, at, nudged),
      end: joined(reading, at, words.length - 1),
      start: joined(reading, at, 0)
    };
  };
  const fell = seeds.filter(({trained, untrained}) => trained.cue < untrained.cue);
  const ratios = seeds.map(({trained, untrained}) => untrained.cue / trained.cue);
  const passed = (cell: string) => seeds.filter((one) => one.cell === cell && one.trained.laterOverCue > 1).length;
  return {
    hiddenSize,
    both: 2 * hiddenSize,
    trained: lengths({weights: "trained"}),
    untrained: lengths({weights: "untrained"}),
    networks: seeds.length,
    seeds: new Set(seeds.map(({seed}) => seed)).size,
    fell: fell.length,
    fellTimes: quantile(ratios, 0.5),
    /** |h| of the units that run from right to left, at the intensifier. */
    size: {
      untrained: quantile(
        seeds.map(({untrained}) => untrained.size),
        0.5
      ),
      trained: quantile(
        seeds.map(({trained}) => trained.size),
        0.5
      )
    },
    /** Networks whose longest gradient to the right of the cue is longer than that at the cue. */
    passed: {
      rnn: passed("rnn-tanh"),
      lstm: passed("lstm"),
      gru: passed("gru"),
      all: passed("rnn-tanh") + passed("lstm") + passed("gru")
    }
  };
}
