import type {BlockFault} from "../blockFault.js";
import {linesOutsideCode} from "../linesOutsideCode.js";
import type {SceneBlock} from "../sceneBlocks.js";

/**
 * Writes the ends of scenes, and of what is to be remembered, as HTML into a page's lines, each where it stands: no line
 * moves.
 * @param broad whether a figure needs more width than the text beside it leaves by itself
 */
export function layScenes(
  lines: string[],
  scenes: readonly SceneBlock[],
  broad: (figure: SceneBlock["figure"]) => boolean
): void {
  for (const {from, to, figure, remember} of scenes) {
    lines[from - 1] = `<section class="scene${broad(figure) ? " broad" : ""}">\n\n<div class="lead">\n`;
    lines[remember.from - 1] = '\n<div class="remember">\n';
    lines[remember.to - 1] = "\n</div>\n";
    lines[to - 1] = "\n</div>\n\n</section>\n";
  }
}

/**
 * Takes the marks of a scene that cannot be read out of a page's lines, and says in place of the first what is wrong: its
 * figure and its text stand as they would without a scene. No line moves.
 * @param figures of the page, whose marks stay
 * @param said the fault as HTML
 */
export function undoScene(
  lines: string[],
  {from, to}: BlockFault,
  figures: readonly {readonly from: number; readonly to: number}[],
  said: string
): void {
  for (const k of linesOutsideCode(lines.slice(0, to))) {
    const inFigure = figures.some((figure) => k + 1 >= figure.from && k + 1 <= figure.to);
    if (k + 1 >= from && lines[k].startsWith(":::") && !inFigure) lines[k] = "";
  }
  lines[from - 1] = `\n${said}\n`;
}

/** A figure between what leads to it and what speaks of it. */
export function betweenLeadAndTalk(figure: string): string {
  return `\n</div>\n\n${figure}\n\n<div class="talk">\n`;
}
