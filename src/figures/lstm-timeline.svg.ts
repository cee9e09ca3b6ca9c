import {lstmTimelineStill} from "./lstmTimeline/still.js";
import {lstmTimelineSettings} from "./lstmTimeline/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const timeline = readComputed("data/lstm-timeline.json", lstmTimelineSettings);
process.stdout.write(lstmTimelineStill(timeline, {width: 640, height: 400, document}));
