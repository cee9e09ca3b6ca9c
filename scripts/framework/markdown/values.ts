import {existsSync, readFileSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {escapeHtml} from "./escapeHtml.js";
import {figureBlocks} from "../figureBlocks.js";
import {readFiguresKnown} from "../loading/figuresKnown.js";
import {outputFolder} from "../loading/job.js";
import {baseOf} from "../loading/wantedFigures.js";
import {placeOf} from "../pages/placeOf.js";
import {formatted} from "./formats.js";

/** `{{loss-cliff.steps}}`, `{{loss-cliff!thrownAt.w | fixed 2}}`; of a long run's settings, `{{training/adding.training.batch}}`. */
const placeholder = /\{\{([a-z][a-z0-9/-]*)([.!])([A-Za-z0-9_.-]+)(?:\s*\|\s*([A-Za-z]+(?:\s+\d+)?))?\s*\}\}/g;

/** Stands in a preview for what is still being computed. */
const pending = "…";

/**
 * Markdown plugin: `{{loss-cliff.steps}}` becomes a setting of the figure as this page has it, `{{loss-cliff!thrownAt}}`
 * one of its facts, written as the format after a bar says: `| fixed 2`. So prose cannot disagree with what is shown. The
 * replacement comes before parsing: it also reaches formulas, captions and texts for who does not see the picture.
 * @throws when the value does not exist; the build stops
 */
export function values(md: MarkdownIt): void {
  md.core.ruler.before("normalize", "values", (state) => {
    if (!state.src.includes("{{")) return;
    const path: unknown = state.env?.path;
    state.src = valuesFilled(state.src, `src${String(path)}.md`, basesOf(`src${String(path)}.md`));
  });
}

/**
 * A page's text with its values filled in.
 * @param page the file, for errors
 * @param bases the outputs that the page's figures go by, by their ids in the page
 * @param valueOf looks a value up
 */
export function valuesFilled(
  source: string,
  page: string,
  bases: ReadonlyMap<string, string>,
  valueOf: typeof valueAt = valueAt
): string {
  return source.replace(placeholder, (text, name: string, kind: string, field: string, how?: string) => {
    try {
      const value = valueOf(bases.get(name) ?? name, kind === "!" ? "facts" : "settings", field);
      return value === undefined ? pending : escapeHtml(formatted(value, how));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const place = placeOf(page.replace(/^src(.*)\.md$/, "$1"), [text]);
      throw new Error(`${place}: ${text}: ${reason}`, {cause: error});
    }
  });
}

/** The outputs that a page's figures go by, by their ids in the page. */
function basesOf(page: string): Map<string, string> {
  if (!existsSync(page)) return new Map();
  const blocks = figureBlocks(readFileSync(page, "utf8"), page);
  return new Map(blocks.map(({id, figure, settings}) => [id, baseOf(figure, settings)]));
}

/** The number, text or truth value at a dotted path; undefined while it is not computed. */
export function valueAt(
  base: string,
  kind: "settings" | "facts",
  field: string
): number | string | boolean | undefined {
  const outputs = [
    `${outputFolder}/${base}.${kind}.json`,
    ...(kind === "settings" ? [`data/experiments/${base}.json`] : [])
  ];
  const file = outputs.find((name) => existsSync(name));
  if (file === undefined) {
    if (isFigure(base)) return undefined;
    throw new Error(`expected a figure, or a settings file data/experiments/${base}.json, found none`);
  }
  const whole: unknown = JSON.parse(readFileSync(file, "utf8"));
  const value = field.split(".").reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined;
  }, whole);
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  throw new Error(`${file}: ${field}: expected a number or a text, found ${JSON.stringify(value) ?? "nothing"}`);
}

/** Whether outputs of that name are a figure's, which are being computed. */
function isFigure(base: string): boolean {
  return readFiguresKnown().figures.some(({id}) => base === id || base.startsWith(`${id}-`));
}
