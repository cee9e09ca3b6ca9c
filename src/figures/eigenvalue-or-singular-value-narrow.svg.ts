import * as v from "valibot";
import {powersStill, type PowersData} from "./eigenvalueOrSingularValue/still.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<PowersData>((data) => typeof data === "object");
const data = readComputed("data/eigenvalue-or-singular-value.json", schema);
process.stdout.write(powersStill(data, {width: 324, height: 520, document}));
