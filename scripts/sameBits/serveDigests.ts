import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {build} from "esbuild";

/** Serves a page that computes digests, from memory, until `close`. */
export async function serveDigests(): Promise<{address: string; close: () => void}> {
  const {outputFiles} = await build({
    entryPoints: ["scripts/sameBits/inBrowser.ts"],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false
  });
  const page = "<!doctype html><meta charset=utf-8><title>digests</title><script type=module src=bits.js></script>";
  const server = createServer(({url}, response) => {
    const script = url === "/bits.js";
    response.setHeader("Content-Type", script ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8");
    response.statusCode = script || url === "/" ? 200 : 404;
    response.end(script ? outputFiles[0].text : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {address: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => server.close()};
}
