import * as v from "valibot";
import {powersFrames, type PowersData} from "./eigenvalueOrSingularValue/still.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<PowersData>((data) => typeof data === "object");
const data = readComputed("data/eigenvalue-or-singular-value.json", schema);
process.stdout.write(powersFrames(data, document));
