import {expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {data, settings as schema} from "./experiment.js";
import {explosionRun} from "./figure.js";

// The ends of the other seeds are not drawn.
const settings = {...readSettings("data/experiments/explosion-run.json", schema), seeds: [5]};
const {say, first} = await viewOf(explosionRun, await data(settings));

it("names the update, what went first and where, and how the restart ends", () => {
  expect(say(first)).not.toContain("Restarted");
  expect(say({...first, shown: true})).toBe(
    "Update 1,268 stopped the unclipped run: the state h was Inf at step 3 of the sequence, after losses of 5, 180, 10¹⁸. " +
      "Restarted from the checkpoint after update 1,250 and clipped at 1, the run is at a loss of 0.016 " +
      "(mean of 10 updates), after update 2,000."
  );
  expect(say({...first, update: 1, show: "all", shown: true})).toContain("After update 1 the loss is 1.8,");
  expect(say({...first, update: 100, show: "overflow", shown: true})).toContain("not in this picture");
  expect(say({...first, update: 1260, show: "all", shown: true})).toContain("from the checkpoint and clipped");
});
