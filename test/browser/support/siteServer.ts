import {createServer, type Server} from "node:http";
import sirv from "sirv";
import {sitePath} from "./siteAddress.js";

/**
 * A server of dist under a sub-path: files as they are named, a folder's index.html, and nothing else.
 * @param headers sent with each file
 */
export function siteServer(headers: Readonly<Record<string, string>> = {}): Server {
  const site = sirv("dist", {dev: true, extensions: []});
  return createServer((request, response) => {
    const notFound = () => {
      response.statusCode = 404;
      response.end("Not found");
    };
    if (!request.url?.startsWith(sitePath)) return notFound();
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    request.url = request.url.slice(sitePath.length - 1).replace(/\/(?=$|\?)/, "/index.html");
    site(request, response, notFound);
  });
}
