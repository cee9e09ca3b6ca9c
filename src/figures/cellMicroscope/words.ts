import type {Microscope, ShownWire} from "./microscope.js";
import {numberText} from "./numberText.js";

/** Names of the readers outside a step. */
const outside: Readonly<Record<string, (wire: ShownWire) => string>> = {
  loss: () => "the loss of this step",
  after: (wire) => `${symbolOf(wire)} of the step after`
};

/** Where a gradient comes from, in words: "the loss of this step", "tanh c". */
export function fromWords(microscope: Microscope, wire: string, from: string): string {
  return outside[from]?.(wireOf(microscope, wire)) ?? symbolOf(wireOf(microscope, from));
}

export function wireOf({wires}: Microscope, name: string): ShownWire {
  const wire = wires.find((one) => one.name === name);
  if (!wire) throw new RangeError(`microscope: expected a wire of this cell, got ${name}`);
  return wire;
}

/** One stop in a sentence, with its numbers. */
export function sayStep(microscope: Microscope, stopAt: number): string {
  const stop = microscope.stops[stopAt];
  if (stop.at === "inputs") return `What comes in: ${inputsOf(microscope).map(valueWords).join("; ")}.`;
  if (stop.at === "forward") {
    const {makes, plain} = operationOf(microscope, stop.makes);
    const wire = wireOf(microscope, makes);
    const equation = wire.plain === plain ? plain : `${wire.plain} = ${plain}`;
    return `Forward, $${equation}$ = ${listed(wire.value)}: ${wire.meaning}.${cutWords(microscope)}`;
  }
  if (stop.at === "meeting") {
    const wire = wireOf(microscope, stop.wire);
    const {addends, gradient} = wire;
    const parts = addends.map(
      ({from, gradient, cut}) =>
        `from ${fromWords(microscope, stop.wire, from)} ${listed(gradient)}${cut ? ", which is cut and not added" : ""}`
    );
    return `Back, ${gradientName(wire)} is a sum of ${addends.length} paths: ${parts.join("; ")}. The sum: ${listed(gradient)}.${cutWords(microscope)}`;
  }
  const {makes, paths} = operationOf(microscope, stop.makes);
  const sent = paths.map(({wire, plain, factor}) => {
    const to = wireOf(microscope, wire);
    const addend = to.addends.find(({from}) => from === makes);
    const by = factor?.by === "matrix" ? `by $${plain}$` : plain === "" ? "as it is" : `times $${plain}$`;
    return `to ${symbolOf(to)}, ${by}: ${listed(addend?.gradient ?? [])}${addend?.cut ? " (cut)" : ""}`;
  });
  return `Back from ${gradientName(wireOf(microscope, makes))} = ${listed(wireOf(microscope, makes).gradient)} ${sent.join("; ")}.${cutWords(microscope)}`;
}

/** A stop in a few words, for who hears the slider. */
export function nameStop(microscope: Microscope, stopAt: number): string {
  const stop = microscope.stops[stopAt];
  const place = `stop ${stopAt} of ${microscope.stops.length - 1}`;
  if (stop.at === "inputs") return `${place}: what comes in`;
  const name = stop.at === "meeting" ? stop.wire : stop.makes;
  const {plain, value, gradient} = wireOf(microscope, name);
  if (stop.at === "forward") return `${place}: forward, $${plain}$ is ${listed(value)}`;
  const where = stop.at === "meeting" ? "paths meet at" : "back through";
  return `${place}: ${where} $${plain}$, gradient ${listed(gradient)}`;
}

/** What the cuts cost: how far the gradients that leave the step are from the true ones. */
function cutWords(microscope: Microscope): string {
  const cuts = microscope.wires.flatMap(({name, addends}) =>
    addends
      .filter(({cut}) => cut)
      .map(({from}) => `from ${fromWords(microscope, name, from)} to ${symbolOf(wireOf(microscope, name))}`)
  );
  if (cuts.length === 0) return "";
  const lost = inputsOf(microscope).map((wire) => {
    const {plain, gradient, trueGradient} = wire;
    const error = Math.max(...gradient.map((value, k) => Math.abs(value - trueGradient[k])));
    return error === 0 ? `∂J/∂$${plain}$ is right` : `∂J/∂$${plain}$ is wrong by up to ${numberText(error)}`;
  });
  return ` Cut: ${cuts.join(", ")}. So ${lost.join(", ")}.`;
}

/** The wires that come into the step. */
export function inputsOf({wires, operations}: Microscope): ShownWire[] {
  return wires.filter(({name}) => !operations.some(({makes}) => makes === name)).reverse();
}

export function operationOf({operations}: Microscope, makes: string): Microscope["operations"][number] {
  const operation = operations.find((one) => one.makes === makes);
  if (!operation) throw new RangeError(`microscope: expected an operation of this cell, got ${makes}`);
  return operation;
}

/** A wire's symbol in a sentence. */
function symbolOf({plain}: ShownWire): string {
  return `$${plain}$`;
}

function gradientName({plain}: ShownWire): string {
  return `∂J/∂$${plain.includes(" ") ? `(${plain})` : plain}$`;
}

function valueWords({plain, value}: ShownWire): string {
  return `$${plain}$ = ${listed(value)}`;
}

/** "(0.64, −0.69, 0.39)" */
export function listed(values: readonly number[]): string {
  return `(${values.map(numberText).join(", ")})`;
}
