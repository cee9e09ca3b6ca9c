import * as v from "valibot";
import {lossCliffStill} from "./lossCliff/still.js";
import {lossCliffSettings, slice, sampledSurface} from "./lossCliff/experiment.js";
import {descend} from "./lossCliff/descent.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/loss-cliff.json", v.object({settings: lossCliffSettings, surface: sampledSurface}));
process.stdout.write(lossCliffStill(data, {descend, slice, width: 324, height: 648, document}));
