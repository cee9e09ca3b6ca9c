import {choose} from "../../frame/controls/controls.js";
import type {Figure} from "../../frame/mountFigure.js";
import {trainingPanel, type TrainedHere} from "../../frame/trainingPanel/trainingPanel.js";
import {hasRelaxedSimd} from "../../workers/hasRelaxedSimd.js";
import {startTraining} from "../../workers/trainingClient.js";
import {addingRun, measuredLstm, type MeasuredLstm} from "./adding.js";
import type {TracesData} from "./experiment.js";
import type {NetworkChoice, State} from "./state.js";

/** The ends of the axis of the training's losses: from above the baseline down to where a trained network is. */
const curveDomain = [1e-4, 1] as const;

/** Sequences on which a network of the reader's is measured in the page: enough for two digits, in a few frames' time. */
const examples = 200;

/** The network that came with the page and the one that the reader has trained, if any. */
export function tracedNetworks({settings: {hiddenSize, length}, trained}: TracesData) {
  let yours: {network: MeasuredLstm; name: string} | undefined;
  return {
    /** The network of that choice; the page's where there is no other yet. */
    of: (choice: NetworkChoice): MeasuredLstm => (choice === "yours" && yours ? yours.network : trained),
    /** Before what is said of a trace, whose network it is: "Yours, seed 7, 900 updates, error 0.0021: "; nothing of the page's. */
    says({task, network}: Pick<State, "task" | "network">): string {
      if (task !== "adding" || network === "shipped") return "";
      return yours ? `${yours.name}: ` : "Yours is not trained yet, and this is the page’s network: ";
    },
    /** Takes over what the reader has trained. */
    take({seed, updates, arithmetic, parameters, score}: TrainedHere): void {
      const network = measuredLstm(parameters, {hiddenSize, length, examples, seed});
      const error = (score ?? network.error).toPrecision(2);
      const how = arithmetic === "float32-relaxed" ? ", fused multiply-add" : "";
      yours = {network, name: `Yours, seed ${seed}, ${updates} updates${how}, error ${error}`};
    }
  };
}

type Networks = ReturnType<typeof tracedNetworks>;

/** A panel to train the figure's network on the figure's task, by another seed, and to choose whose is traced. */
export function trainHere(figure: Figure<State>, networks: Networks, {settings, trained}: TracesData): HTMLElement {
  const panel = trainingPanel(
    figure,
    {seed: "trainSeed", fused: "trainFused"},
    {
      summary: "Train a network of your own",
      startTraining,
      hasRelaxedSimd,
      run: (seed) => addingRun(settings, seed),
      baseline: {loss: trained.baseline, label: "baseline ⅙"},
      domain: curveDomain,
      onTrained(taken) {
        networks.take(taken);
        figure.setField("network", "yours");
        figure.refresh();
        return `Your network is trained, ${taken.updates} updates from seed ${taken.seed}; below, whose is traced.`;
      }
    }
  );
  const whose = choose(figure, "network", {label: "traced:", labels: {shipped: "the page’s network", yours: "yours"}});
  panel.append(whose);
  panel.open = figure.state.network === "yours";
  figure.watch(({task}) => (panel.hidden = task !== "adding"));
  return panel;
}
