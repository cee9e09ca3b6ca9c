import {readFileSync, writeFileSync} from "node:fs";
import {withOperations} from "./documents/engineDocument.js";

// Writes the tables of operations in docs/engine.md anew, from the engine's own lists.
const path = "docs/engine.md";
writeFileSync(path, withOperations(readFileSync(path, "utf8")));
