import {explosionStill} from "./explosion/still.js";
import {drawExplosion, explode, explosionSettings} from "./explosion/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const settings = readComputed("data/explosion.json", explosionSettings);
const explosions = explode(drawExplosion(settings, settings.seed), settings.radius);
process.stdout.write(explosionStill(explosions, {settings, width: 324, height: 567, document}));
