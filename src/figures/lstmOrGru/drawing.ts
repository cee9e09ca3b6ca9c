import type {LstmOrGruData, Task} from "./experiment.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import {drawCurves} from "./curves.js";
import {drawRow} from "./seeds.js";
import type {State} from "./words.js";

/** Each task's differences seed by seed, on which its verdict stands, a row a task; or the learning curves. */
export function drawLstmOrGru({tasks}: LstmOrGruData, {equal, show}: State, sheet: Sheet): SVGSVGElement {
  const boxes = show === "seeds" ? rows(tasks, sheet) : grid(tasks, sheet);
  return panels(
    boxes.map(({task, x, y, ...size}, k) => {
      const own = {...size, document: sheet.document};
      const plot = show === "seeds" ? drawRow(task, task[equal], own, k === 0) : drawCurves(task, equal, own);
      return {x, y, plot};
    }),
    sheet
  );
}

interface Place extends StageSize {
  readonly task: Task;
  readonly x: number;
  readonly y: number;
}

/** On a phone the first row has its sides' names over it. */
const namesOfSides = 18;

function rows(tasks: readonly Task[], {width, height}: StageSize): Place[] {
  const top = width > 500 ? 0 : namesOfSides;
  const each = (height - top) / tasks.length;
  return tasks.map((task, k) => ({task, x: 0, y: top + k * each, width, height: each}));
}

/** Between two tasks, in pixels. */
const gap = {x: 28, y: 10};

/** Under each other in a picture that is taller than wide, else two by two. */
function grid(tasks: readonly Task[], {width, height}: StageSize): Place[] {
  const columns = height > width ? 1 : 2;
  const lines = Math.ceil(tasks.length / columns);
  const cell = {
    width: (width - (columns - 1) * gap.x) / columns,
    height: (height - (lines - 1) * gap.y) / lines
  };
  return tasks.map((task, k) => ({
    ...{task, ...cell},
    x: (k % columns) * (cell.width + gap.x),
    y: Math.floor(k / columns) * (cell.height + gap.y)
  }));
}
