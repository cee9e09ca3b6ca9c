import {load} from "../../scripts/framework/loading/load.js";
import {figuresAbout} from "./figuresAbout.js";

/** Before the tests of claims: brings what the pages' figures computed up to date, which is quick when nothing changed. */
export default async function loadFigures(): Promise<void> {
  const {PAGE} = process.env;
  const only = PAGE === undefined ? {} : {only: figuresAbout(`src/${PAGE}.md`)};
  const {faults} = await load(process.cwd(), {tell: (line) => console.log(line), ...only});
  if (faults.length > 0) throw new Error(faults.join("\n"));
}
