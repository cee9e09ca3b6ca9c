import {captured} from "./testing/captured.js";
import {formattingOf} from "./testing/formattingOf.js";
import {readForks} from "./fork/forks.js";

/** Holds the lecture to Prettier's formatting. What is a fork's own is named, and how it is mended; it stops nothing. */
const {good, printed} = await captured("prettier", ["--list-different", "."]);
const {faults, advice} = formattingOf(printed, good, readForks());
for (const line of advice) console.log(line);
for (const line of faults) console.error(line);
if (faults.length > 0) process.exitCode = 1;
