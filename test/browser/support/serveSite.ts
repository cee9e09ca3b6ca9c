import {siteAddress, sitePort} from "./siteAddress.js";
import {siteServer} from "./siteServer.js";

/** Serves dist to the browser tests. */
siteServer().listen(sitePort, "localhost", () => console.log(siteAddress));
