import {mountFigure} from "../../../src/frame/mountFigure.js";
import {dummyView} from "./dummyView.js";

let drop: () => void = () => undefined;
const invalidation = new Promise<void>((resolve) => (drop = resolve));
document.addEventListener("drop", () => drop());
mountFigure("dummy", dummyView, invalidation);
