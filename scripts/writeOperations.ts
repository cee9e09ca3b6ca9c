import {writeFileSync} from "node:fs";
import {readText} from "../src/loaders/readText.js";
import {withOperations} from "./documents/engineDocument.js";

// Writes the tables of operations in docs/engine.md anew, from the engine's own lists.
const path = "docs/engine.md";
writeFileSync(path, withOperations(readText(path)));
