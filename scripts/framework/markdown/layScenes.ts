import type {FigureBlock} from "../figureBlocks.js";
import type {SceneBlock} from "../sceneBlocks.js";

/**
 * Writes the ends of scenes, and of what is to be remembered, as HTML into a page's lines, each where it stands: no line
 * moves.
 * @param broad whether a figure needs more width than the text beside it leaves by itself
 */
export function layScenes(
  lines: string[],
  scenes: readonly SceneBlock[],
  broad: (figure: FigureBlock) => boolean
): void {
  for (const {from, to, figure, remember} of scenes) {
    lines[from - 1] = `<section class="scene${broad(figure) ? " broad" : ""}">\n\n<div class="lead">\n`;
    lines[remember.from - 1] = '\n<div class="remember">\n';
    lines[remember.to - 1] = "\n</div>\n";
    lines[to - 1] = "\n</div>\n\n</section>\n";
  }
}

/** A figure between what leads to it and what speaks of it. */
export function betweenLeadAndTalk(figure: string): string {
  return `\n</div>\n\n${figure}\n\n<div class="talk">\n`;
}
