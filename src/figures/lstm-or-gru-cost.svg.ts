import * as v from "valibot";
import {lstmOrGruCostStill, type LstmOrGruCostData} from "./lstmOrGruCost/still.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<LstmOrGruCostData>((data) => typeof data === "object");
const data = readComputed("data/lstm-or-gru-cost.json", schema);
process.stdout.write(lstmOrGruCostStill(data, {width: 720, height: 250, document}));
