import * as v from "valibot";
import type {LossCliffData} from "../components/lossCliff/lossCliffData.js";
import {drawLossCliff} from "../components/lossCliff/lossCliffDrawing.js";
import {firstState, racer} from "../components/lossCliff/lossCliffRace.js";
import {sayRace} from "../components/lossCliff/lossCliffWords.js";
import {standalone} from "../components/standalone.js";
import {descend, lossCliffSettings, slice} from "../experiments/lossCliff.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const rows = v.array(v.number());
const surface = v.object({w: rows, wall: rows, offset: rows, E: v.array(rows)});
const data: LossCliffData = readComputed("data/loss-cliff.json", v.object({settings: lossCliffSettings, surface}));
const race = racer(data, {descend, slice})(firstState(data.settings));
const picture = drawLossCliff(data, race, {width: 1000, height: 540, document});
process.stdout.write(standalone(picture, {title: "The loss cliff", description: sayRace(data, race)}));
