import {serveThread} from "./thread/serveThread.js";
import {timingThread} from "./timingThread.js";

/** Times training steps in a thread of its own. Started by timingClient.ts, which ends it to stop it. */
serveThread(timingThread);
