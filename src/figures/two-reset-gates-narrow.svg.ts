import * as v from "valibot";
import type {TwoResetGatesData} from "./twoResetGates/drawing.js";
import {twoResetGatesStill} from "./twoResetGates/still.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<TwoResetGatesData>((data) => typeof data === "object");
const data = readComputed("data/two-reset-gates.json", schema);
process.stdout.write(twoResetGatesStill(data, {width: 324, height: 340, document}));
