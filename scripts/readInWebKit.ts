/**
 * Reads the built site in WebKitGTK: `npm run webkit`, or only some pages, `npm run webkit -- lstm gru`. Every figure comes
 * alive where it is come to, and says there what the build, in Node, wrote under its still.
 */
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {existsSync} from "node:fs";
import sirv from "sirv";
import {lessons} from "../lessons.js";
import {readPage} from "./webkit/readPage.js";
import {withWebKit} from "./webkit/withWebKit.js";

/** For a page or a script, in ms. */
const timeout = 60_000;

const all = lessons.map(({path}) => path.slice(1));
const asked = process.argv.slice(2);
const unknown = asked.find((page) => !all.includes(page));
if (unknown !== undefined) throw new Error(`webkit: expected pages of ${all.join(", ")}, got ${unknown}`);
if (!existsSync("dist")) throw new Error("webkit: expected a built site in dist, found none: npm run build");

const site = sirv("dist", {dev: true, extensions: []});
const server = createServer((request, response) => {
  site(request, response, () => void response.writeHead(404).end());
});
await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
const {port} = server.address() as AddressInfo;

await withWebKit(timeout, async (driver) => {
  for (const page of asked.length > 0 ? asked : all) {
    const start = performance.now();
    const {figures, faults} = await readPage(driver, `http://localhost:${port}/${page}.html`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? "reads " : "FAULTS"}  ${page}: ${figures} figures, ${seconds} s`);
    for (const fault of faults) console.log(`        ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
});
server.close();
