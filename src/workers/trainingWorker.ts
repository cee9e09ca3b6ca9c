import {serveThread} from "./thread/serveThread.js";
import {trainingThread} from "./trainingThread.js";

/** Trains one run in a thread of its own. Started by trainingClient.ts. */
serveThread(trainingThread);
