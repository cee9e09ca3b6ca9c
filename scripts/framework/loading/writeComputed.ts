import {createReadStream, existsSync} from "node:fs";
import {pipeline} from "node:stream/promises";
import {parseArgs} from "node:util";
import {outputFolder} from "./job.js";
import {waitForOutput} from "./waitForOutput.js";

/**
 * What Framework runs for an output that is not in its cache: in a preview it waits until the process that computes has
 * come to it, which also says why one does not come; elsewhere the output has to be there.
 * @throws when it is not
 */
export async function writeComputed(extension: "json" | "svg"): Promise<void> {
  const {values} = parseArgs({options: {output: {type: "string", default: ""}}});
  const name = `${values.output}.${extension}`;
  if (!(await waitForOutput(name))) return void (process.exitCode = 1);
  const file = `${outputFolder}/${name}`;
  if (!existsSync(file))
    throw new Error(`${name}: expected \`npm run load\` to have computed it for a figure of a page, found none`);
  await pipeline(createReadStream(file), process.stdout);
}
