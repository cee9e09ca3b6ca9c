import {expect, it} from "vitest";
import {threePanels} from "./threePanels.js";

const division = {left: 600, gap: 8, upper: 0.5, under: [0.4, 0.7]} as const;

it("stands one panel beside two over each other, with the gap between", () =>
  expect(threePanels({width: 1000, height: 500}, division)).toEqual([
    {x: 0, y: 0, width: 600, height: 500},
    {x: 608, y: 0, width: 392, height: 250},
    {x: 608, y: 250, width: 392, height: 250}
  ]));

it("stands all three under each other in a picture that is taller than wide", () =>
  expect(threePanels({width: 300, height: 600}, division)).toEqual([
    {x: 0, y: 0, width: 300, height: 240},
    {x: 0, y: 240, width: 300, height: 180},
    {x: 0, y: 420, width: 300, height: 180}
  ]));
