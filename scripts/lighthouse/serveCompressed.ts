import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {gzipSync} from "node:zlib";

/** What the site is made of, and whether compressing it saves anything. */
const kinds: Readonly<Record<string, {readonly type: string; readonly compress: boolean}>> = {
  ".html": {type: "text/html; charset=utf-8", compress: true},
  ".css": {type: "text/css; charset=utf-8", compress: true},
  ".js": {type: "text/javascript; charset=utf-8", compress: true},
  ".json": {type: "application/json", compress: true},
  ".svg": {type: "image/svg+xml", compress: true},
  ".woff2": {type: "font/woff2", compress: false}
};

/**
 * Serves a folder as hosts of static pages do: compressed, each file once, to be kept for ten minutes. A server that does not compress would be what is
 * measured.
 * @returns its address, with a slash at the end, and what stops it
 */
export async function serveCompressed(folder: string): Promise<{address: string; close: () => void}> {
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? "/", "http://localhost");
    const file = join(folder, normalize(decodeURI(pathname)).replace(/\/$/, "/index.html"));
    const kind = Object.hasOwn(kinds, extname(file)) ? kinds[extname(file)] : undefined;
    if (kind === undefined || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const body = bodies.get(file) ?? (kind.compress ? gzipSync(readFileSync(file)) : readFileSync(file));
    bodies.set(file, body);
    response.writeHead(200, {
      "content-type": kind.type,
      "content-length": body.length,
      "cache-control": "max-age=600",
      ...(kind.compress ? {"content-encoding": "gzip"} : {})
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const {port} = server.address() as AddressInfo;
  return {address: `http://localhost:${port}/`, close: () => server.close()};
}
