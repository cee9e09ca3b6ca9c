import {withWebKit} from "../webkit/withWebKit.js";
import type {Digests} from "./computations.js";
import type {Question} from "./playwrightDigests.js";

/** Runs by itself, under xvfb-run where there is no screen: reads a question as JSON, writes the digests as JSON. */
const question = JSON.parse(await read(process.stdin)) as Question;
process.stdout.write(JSON.stringify(await inWebKit(question)));

function inWebKit({address, figures, timeout}: Question): Promise<Digests> {
  return withWebKit(timeout, async (driver) => {
    await driver.get(address);
    await driver.wait(() => driver.executeScript<boolean>("return 'sameBits' in window"), timeout);
    const answer = await driver.executeAsyncScript<Digests | string>(
      "const done = arguments[1]; sameBits(arguments[0]).then(done, (error) => done(String(error)));",
      figures
    );
    if (typeof answer === "string") throw new Error(answer);
    return answer;
  });
}

async function read(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}
