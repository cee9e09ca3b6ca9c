import {writeComputed} from "../../scripts/framework/loading/writeComputed.js";

/** Data of a figure, by the name of its output; computed ahead of it, as `npm run load` and the preview do. */
await writeComputed("json");
