import {writeComputed} from "../../scripts/framework/loading/writeComputed.js";

/** A picture of a figure, by the name of its output; computed ahead of it, as `npm run load` and the preview do. */
await writeComputed("svg");
