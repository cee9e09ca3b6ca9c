import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {meanFactor, type StepBack} from "./factors.js";

/** What is left so many steps back, and by which factor the step before it multiplied. */
export function sayOneUnit(steps: readonly StepBack[], k: number): string {
  const mean = `All ${steps.length} factors come to ${meanFactor(steps).toFixed(2)} a step.`;
  if (k === 0) return `At the loss the gradient is 1. ${mean}`;
  const {factor, arrived} = steps[k - 1];
  return `The factor of step ${k} is ${factor.toFixed(2)}; of a gradient of 1, ${powerOfTen(arrived)} arrives ${k} ${k === 1 ? "step" : "steps"} back. ${mean}`;
}

/** A step with the number that matters, for who hears the slider. */
export function sayStep(steps: readonly StepBack[], k: number): string {
  return `${k} steps back, ${powerOfTen(k === 0 ? 0 : steps[k - 1].arrived)} arrives`;
}
