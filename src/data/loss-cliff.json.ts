import {lossCliffSettings, surface} from "../figures/lossCliff/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

/** More than a picture shows; the grid is five times smaller for it. */
const digits = (count: number) => (value: number) => Number(value.toPrecision(count));

const settings = readSettings("data/experiments/loss-cliff.json", lossCliffSettings);
const {w, wall, offset, E} = surface(settings);
writeJson({
  settings,
  surface: {
    w: w.map(digits(7)),
    wall: wall.map(digits(7)),
    offset: offset.map(digits(4)),
    E: E.map((column) => column.map(digits(4)))
  }
});
