import {createServer} from "node:http";
import sirv from "sirv";
import {siteAddress, sitePath, sitePort} from "./siteAddress.js";

/**
 * Serves dist under a sub-path: files as they are named, a folder's index.html, and nothing else. Like GitHub Pages it lets
 * every page read them, so that one in a frame without an origin finds its own.
 */
const site = sirv("dist", {
  dev: true,
  extensions: [],
  setHeaders: (response) => response.setHeader("Access-Control-Allow-Origin", "*")
});

createServer((request, response) => {
  const notFound = () => {
    response.statusCode = 404;
    response.end("Not found");
  };
  if (!request.url?.startsWith(sitePath)) return notFound();
  request.url = request.url.slice(sitePath.length - 1).replace(/\/(?=$|\?)/, "/index.html");
  site(request, response, notFound);
}).listen(sitePort, "localhost", () => console.log(siteAddress));
