import {siteAddress, sitePort} from "./siteAddress.js";
import {siteServer} from "./siteServer.js";

/**
 * Serves dist to the browser tests. Like GitHub Pages it lets every page read it, so that one in a frame without an origin
 * finds its own.
 */
siteServer({"Access-Control-Allow-Origin": "*"}).listen(sitePort, "localhost", () => console.log(siteAddress));
