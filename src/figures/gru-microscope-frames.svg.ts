import * as v from "valibot";
import {microscopeFrames} from "./cellMicroscope/still.js";
import type {Microscope} from "./cellMicroscope/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({microscope: v.custom<Microscope>((microscope) => typeof microscope === "object")});
const {microscope} = readComputed("data/gru-microscope.json", schema);
process.stdout.write(microscopeFrames(microscope, document));
