import * as v from "valibot";
import {nudgeStill, type NudgeAndGradientData} from "./nudgeAndGradient/still.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<NudgeAndGradientData>((data) => typeof data === "object");
const data = readComputed("data/nudge-and-gradient.json", schema);
process.stdout.write(nudgeStill(data, {width: 660, height: 420, document}));
