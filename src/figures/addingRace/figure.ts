import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown as shownField} from "../../frame/guess/guessFields.js";
import {messageOf} from "../../frame/messageOf.js";
import type {Figure} from "../../frame/mountFigure.js";
import {inPageNote} from "../../frame/trainingPanel/inPageNote.js";
import {integer} from "../../frame/state/fields.js";
import {startTraining} from "../../workers/trainingClient.js";
import {drawRace, emptyLanes, nameOf, storedLanes, type Shown} from "./drawing.js";
import type {AddingRaceData} from "./experiment.js";
import {exampleOf, startRace, type Race} from "./race.js";

/** What the reader sets: how many steps the two numbers lie apart at most, and a seed for weights and sequences. */
interface State {
  readonly distance: number;
  readonly seed: number;
  /** Which network the reader backs. */
  readonly backed: (typeof racers)[number] | "";
  /** Whether the stored runs are. */
  readonly shown: boolean;
}

/** Who may be backed, in the order of the lecture. */
const racers = ["rnn-tanh", "lstm-bias1", "gru"] as const;

/** A vanilla RNN, a GRU and an LSTM learn to add two numbers of a sequence: stored runs, and a race in the reader's browser. */
export const addingRace = declareFigure({
  id: "adding-race",
  title: "A race: who learns to add across a distance",
  broad: true,
  sizes: {wide: {width: 700, height: 330}, narrow: {width: 324, height: 440}},
  source: "training",
  otherState: "distance=40&seed=3&shown=yes",
  timed: [{field: "distance", from: 10, by: 5}],
  experiment: () => import("./experiment.js"),
  view(data: AddingRaceData, {document, refresh}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings, distance} = data;
    let race: Race | undefined;
    const shown = (state: State) => shownOf(data, state, race);
    return {
      fields: {
        distance: integer({min: settings.distance.least, max: settings.distance.most, default: distance}),
        seed: integer({min: 1, max: 9999, default: settings.seed}),
        backed: pick(racers),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `Who learns to add over ${distance} steps first? Back one, then race them, or see stored runs.`,
          inputs: [
            choose(figure, "backed", {
              label: "my guess",
              labels: Object.fromEntries(racers.map((network) => [network, nameOf(network)])),
              beside: racers.length
            })
          ],
          made: ({backed}) => backed !== "",
          reply: ({backed}) => replyTo(backed, data)
        }),
        range(figure, "distance", {label: "steps $T$"}),
        seed(figure, "seed"),
        raceButton(figure, data, (next) => {
          race = next;
          refresh();
        })
      ],
      draw: (state, size) => drawRace(shown(state), {...size, document}),
      // A file is asked for by who has seen the picture, or wants no question.
      rows: (state) => rowsOf(shown({...state, shown: true})),
      say: (state) => sayRace(data, state, race),
      frames: {
        title: "Who learns to add across a distance: runs of ten seeds",
        states: [{shown: true}],
        ...{width: 700, height: 330, columns: 1}
      }
    };
  },
  facts: ({racers}) => ({
    solved: Object.fromEntries(racers.map(({network, solved}) => [network, solved])),
    median: Object.fromEntries(racers.map(({network, median}) => [network, median])),
    seeds: racers[0].seeds
  })
});

/** Nothing yet, or stored runs, until the reader has raced; from then on that race. */
function shownOf({settings, distance, racers}: AddingRaceData, state: State, race: Race | undefined): Shown {
  const {inputs, marks} = exampleOf(race?.distance ?? state.distance, settings.example);
  const [one, other] = marks[0].map((t) => inputs[t].data[0]);
  const stored = state.shown ? `${distance} steps, ten seeds` : `${distance} steps: who learns it first?`;
  return {
    title: race ? `${race.distance} steps, seed ${race.seed}` : stored,
    lanes: race?.standings ?? (state.shown ? storedLanes : emptyLanes)(racers),
    updates: settings.updates,
    marked: [one, other]
  };
}

/** Starts a race over the reader's distance and stops it; what goes wrong is said beside it. */
function raceButton(
  figure: Figure<State>,
  {settings, racers}: AddingRaceData,
  onChange: (race: Race) => void
): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", figure.id);
  const message = document.createElement("span");
  message.setAttribute("role", "alert");
  let running: ReturnType<typeof startRace> | undefined;
  const become = (race: ReturnType<typeof startRace> | undefined): void => {
    running = race;
    button.textContent = race ? "Stop" : "Start the race";
  };
  become(undefined);
  button.addEventListener("click", () => {
    if (running) return running.stop();
    message.textContent = "";
    const {every, example} = settings;
    const onPage = (): void => void (message.textContent = inPageNote);
    const race = startRace({racers, startTraining, ...figure.state, every, example, onChange, onPage});
    become(race);
    race.done
      .then(() => figure.setField("shown", true))
      .catch((error: unknown) => {
        message.textContent = messageOf(error);
        race.stop();
      })
      .finally(() => become(undefined));
  });
  figure.signal.addEventListener("abort", () => running?.stop());
  const control = document.createElement("span");
  control.className = "control start";
  control.append(button, message);
  return control;
}

/** Of the stored runs when each has learnt it; of a race how each stands. */
function sayRace({distance, racers, settings}: AddingRaceData, state: State, race: Race | undefined): string {
  if (race) {
    const lanes = race.standings.map(({network, curve, answer}) => {
      const loss = curve.at(-1)?.loss.toPrecision(2) ?? "–";
      return `${nameOf(network)} ${loss}${answer === undefined ? "" : `, answers ${answer.toFixed(2)}`}`;
    });
    const update = Math.max(0, ...race.standings.map(({curve}) => curve.at(-1)?.update ?? 0));
    return `${race.running ? "Update" : "After update"} ${update}, loss: ${lanes.join("; ")}.${sayNext(race, state)}`;
  }
  const isFirst = state.distance === distance && state.seed === settings.seed;
  const yours = isFirst ? "" : ` Start the race to see ${state.distance} steps, seed ${state.seed}.`;
  if (!state.shown)
    return `${nameOf(racers[0].network)}, LSTM or GRU: over ${distance} steps, who learns to add first?${yours}`;
  const stored = racers.map(({network, solved, seeds, median}) => {
    const when = median === null ? "" : `, in the median after ${median} updates`;
    return `${nameOf(network)} ${solved} of ${seeds}${when}`;
  });
  return `Over ${distance} steps learn it: ${stored.join("; ")}.${yours}`;
}

/** To the reader's guess: who is the first of the stored runs and who the next, and how many of the backed ones learn it. */
function replyTo(backed: State["backed"], {racers}: AddingRaceData): string {
  const never = racers.length * racers[0].run.training.updates;
  const [first, next] = [...racers].sort((a, b) => (a.median ?? never) - (b.median ?? never));
  const own = racers.find(({network}) => network === backed);
  const told = `${nameOf(first.network)} after ${first.median} updates in the median, ${nameOf(next.network)} after ${next.median}.`;
  if (own === undefined) return told;
  if (own === first) return `Yes: ${told}`;
  if (own === next) return `It learns it, but later: ${told}`;
  return `It does in ${own.solved} of ${own.seeds} seeds, the rest settle for the mean; ${told}`;
}

/** What has been set since a race began: a race goes on as it began, so its picture does not follow. */
function sayNext(race: Race, {distance, seed}: State): string {
  if (race.distance === distance && race.seed === seed) return "";
  return ` ${race.running ? "The next race will have" : "Start the race to see"} ${distance} steps, seed ${seed}.`;
}

function rowsOf({lanes, title}: Shown) {
  return lanes.flatMap(({network, curve}) =>
    curve.map(({update, loss, low = null, high = null}) => ({race: title, network, update, loss, low, high}))
  );
}
