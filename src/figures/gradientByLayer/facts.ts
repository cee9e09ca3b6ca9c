import type {Facts} from "../../frame/facts.js";
import type {GradientByLayerData} from "./experiment.js";
import {profileComputer, type Net} from "./profile.js";
import {changeOf} from "./words.js";

/** The nets that the page speaks of, by how they differ from the first. */
const nets = {
  tanh: {},
  logistic: {activation: "logistic"},
  relu: {activation: "relu"},
  tanhBiases: {drawnBiases: true},
  glorot: {initialisation: "glorot"},
  heRelu: {activation: "relu", initialisation: "he"},
  orthogonal: {initialisation: "orthogonal"},
  orthogonalRelu: {activation: "relu", initialisation: "orthogonal"},
  looksLinear: {activation: "relu", initialisation: "looks-linear"},
  residual: {connections: "residual"},
  residualHeRelu: {connections: "residual", activation: "relu", initialisation: "he"},
  dense: {connections: "dense"},
  highway: {connections: "highway"}
} satisfies Record<string, Partial<Net>>;

/** Of each net: what is left of the gradient at the first layer, the factor a layer, and its weights' gradients. */
export function facts({settings}: GradientByLayerData): Facts {
  const profileOf = profileComputer(settings);
  const first: Net = {
    ...{depth: settings.depth, width: settings.width, transformBias: settings.transformBias},
    ...{activation: "tanh", initialisation: "standard", connections: "plain", drawnBiases: false}
  };
  const layers = settings.depth;
  const of = (net: Partial<Net>) => {
    const {outputs, weights, units} = profileOf({...first, ...net});
    const change = changeOf(outputs);
    return {
      left: 10 ** change,
      low: 10 ** outputs[0].low,
      high: 10 ** outputs[0].high,
      aLayer: 10 ** (change / (layers - 1)),
      weights: {first: 10 ** weights[0].median, last: 10 ** weights[layers - 1].median},
      weightsRatio: 10 ** changeOf(weights),
      off: units[layers - 1].off,
      size: 10 ** units[layers - 1].size
    };
  };
  return {
    seeds: settings.seeds.length,
    ...Object.fromEntries(Object.entries(nets).map(([name, net]) => [name, of(net)]))
  };
}
