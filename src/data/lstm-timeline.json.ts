import {lstmTimelineSettings} from "../figures/lstmTimeline/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

writeJson(readSettings("data/experiments/lstm-timeline.json", lstmTimelineSettings));
