import {characterNetworks} from "../figures/realText/characterNetworks.js";
import {realText, realTextSettings} from "../figures/realText/experiment.js";
import {readCharacters} from "../experiments/tasks/characterText.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {mobyDick} from "../loaders/mobyDick.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/real-text.json", realTextSettings);
const training = readSettings("data/experiments/training/characters.json", trainingSettings);
const runs = runsOf("characters", training);
const results = await readResults("data/results/characters", runs, runResult);
const text = mobyDick();
const characters = readCharacters(text);
writeJson(realText(settings, text, characters, characterNetworks(characters.alphabet.length, runs, results)));
