// What the binary exports. Nothing is allocated in here: TypeScript hands out the memory from heapBase on.
import {exp as expOf, logistic as logisticOf, tanh as tanhOf} from "./elementary";
import {loadPart, storePart} from "./vector";

export {linearBackward, linearForward, linearPack, placeLinear} from "./linear";
export {gather, scatterAdd, softmax, squaredError} from "./heads";
export {adam, rmsprop, sgd} from "./optimisers";
export {addInto, allFinite, clamp, fill, scale, sumOfSquares} from "./ranges";
export {placeLayer, recurrentBackward, recurrentForward} from "./recurrent";

/** Where free memory begins. */
export function heapBase(): usize {
  return __heap_base;
}

/** In place over a range, so that the accuracy of each can be tested. */
export function tanh(from: usize, length: i32): void {
  for (let k = 0; k < length; k += 4) storePart(from + (k << 2), tanhOf(loadPart(from + (k << 2), length - k)), length - k);
}

export function logistic(from: usize, length: i32): void {
  for (let k = 0; k < length; k += 4)
    storePart(from + (k << 2), logisticOf(loadPart(from + (k << 2), length - k)), length - k);
}

export function exp(from: usize, length: i32): void {
  for (let k = 0; k < length; k += 4) storePart(from + (k << 2), expOf(loadPart(from + (k << 2), length - k)), length - k);
}
