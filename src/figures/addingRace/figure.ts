import {range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {messageOf} from "../../frame/messageOf.js";
import type {Figure} from "../../frame/mountFigure.js";
import {integer} from "../../frame/state/fields.js";
import {startTraining} from "../../workers/trainingClient.js";
import {drawRace, nameOf, storedLanes, type Shown} from "./drawing.js";
import type {AddingRaceData} from "./experiment.js";
import {exampleOf, startRace, type Race} from "./race.js";

/** What the reader sets: how many steps the two numbers lie apart at most, and a seed for weights and sequences. */
interface State {
  readonly distance: number;
  readonly seed: number;
}

/** A vanilla RNN, a GRU and an LSTM learn to add two numbers of a sequence: stored runs, and a race in the reader's browser. */
export const addingRace = declareFigure({
  id: "adding-race",
  title: "A race: who learns to add across a distance",
  broad: true,
  sizes: {wide: {width: 700, height: 330}, narrow: {width: 324, height: 440}},
  source: "training",
  otherState: "distance=40&seed=3",
  timed: [{field: "distance", from: 10, by: 5}],
  experiment: () => import("./experiment.js"),
  view(data: AddingRaceData, {document, refresh}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings, distance} = data;
    let race: Race | undefined;
    const shown = (state: State) => shownOf(data, state, race);
    return {
      fields: {
        distance: integer({min: settings.distance.least, max: settings.distance.most, default: distance}),
        seed: integer({min: 1, max: 9999, default: settings.seed})
      },
      controls: (figure) => [
        range(figure, "distance", {label: "steps $T$"}),
        seed(figure, "seed"),
        raceButton(figure, data, (next) => {
          race = next;
          refresh();
        })
      ],
      draw: (state, size) => drawRace(shown(state), {...size, document}),
      rows: (state) => rowsOf(shown(state)),
      say: (state) => sayRace(data, state, race)
    };
  },
  facts: ({racers}) => ({
    solved: Object.fromEntries(racers.map(({network, solved}) => [network, solved])),
    median: Object.fromEntries(racers.map(({network, median}) => [network, median])),
    seeds: racers[0].seeds
  })
});

/** Stored runs until the reader has raced; from then on that race. */
function shownOf({settings, distance, racers}: AddingRaceData, state: State, race: Race | undefined): Shown {
  const {inputs, marks} = exampleOf(race?.distance ?? state.distance, settings.example);
  const [one, other] = marks[0].map((t) => inputs[t].data[0]);
  return {
    title: race ? `${race.distance} steps, seed ${race.seed}` : `${distance} steps, ten seeds`,
    lanes: race?.standings ?? storedLanes(racers),
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
    const race = startRace({racers, startTraining, ...figure.state, every, example, onChange});
    become(race);
    race.done
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
  const stored = racers.map(({network, solved, seeds, median}) => {
    const when = median === null ? "" : `, in the median after ${median} updates`;
    return `${nameOf(network)} ${solved} of ${seeds}${when}`;
  });
  const isFirst = state.distance === distance && state.seed === settings.seed;
  const yours = isFirst ? "" : ` Start the race to see ${state.distance} steps, seed ${state.seed}.`;
  return `Over ${distance} steps learn it: ${stored.join("; ")}.${yours}`;
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
