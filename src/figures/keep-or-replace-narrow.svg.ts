import * as v from "valibot";
import {keepOrReplaceStill, type KeepOrReplaceData} from "./keepOrReplace/still.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<KeepOrReplaceData>((data) => typeof data === "object");
const data = readComputed("data/keep-or-replace.json", schema);
process.stdout.write(keepOrReplaceStill(data, {width: 324, height: 540, document}));
