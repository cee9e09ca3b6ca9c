import * as v from "valibot";
import {drawKeepOrReplace} from "./keepOrReplace/drawing.js";
import type {KeepOrReplaceData} from "./keepOrReplace/still.js";
import {sayKeepOrReplace} from "./keepOrReplace/words.js";
import {keyFrames} from "../frame/keyFrames.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.custom<KeepOrReplaceData>((data) => typeof data === "object");
const data = readComputed("data/keep-or-replace.json", schema);
const frames = ([1, 5, 6] as const).map((step) => ({...data, step, convention: "u" as const}));
const moments = [...frames, {...data, step: 6, convention: "z" as const}].map((shown) => ({
  picture: drawKeepOrReplace(shown, {width: 560, height: 440, document}),
  words: sayKeepOrReplace(shown.rows, shown.step, shown.convention)
}));
process.stdout.write(
  keyFrames(moments, {title: "Written, kept, half replaced, and the same in the other convention", document})
);
