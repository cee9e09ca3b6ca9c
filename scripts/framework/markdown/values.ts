import {existsSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {escapeHtml} from "./escapeHtml.js";
import {JsonError, parseJson} from "../../../src/loaders/parseJson.js";
import {readText} from "../../../src/loaders/readText.js";
import {figureBlocks} from "../figureBlocks.js";
import {readFiguresKnown} from "../loading/figuresKnown.js";
import {outputFolder} from "../loading/job.js";
import {baseOf} from "../loading/wantedFigures.js";
import {placeOf} from "../pages/placeOf.js";
import {formatted} from "./formats.js";

/** `{{loss-cliff.steps}}`, `{{loss-cliff!thrownAt.w | fixed 2}}`; of a long run's settings, `{{training/adding.training.batch}}`. */
const placeholder = /\{\{\s*([a-z][a-z0-9/-]*)([.!])([A-Za-z0-9_.-]+)(?:\s*\|\s*([A-Za-z]+(?:\s+\d+)?))?\s*\}\}/g;

/** Stands in a preview for what is still being computed. */
const pending = "…";

/**
 * Markdown plugin: `{{loss-cliff.steps}}` becomes a setting of the figure as this page has it, `{{loss-cliff!thrownAt}}`
 * one of its facts, written as the format after a bar says: `| fixed 2`. So prose cannot disagree with what is shown. The
 * replacement comes before parsing: it also reaches formulas, captions and texts for who does not see the picture.
 * @param options `inPlace` for a preview: what does not exist is marked where it stands, and said at the head of the page
 * @throws Error when a value does not exist, with page and line: the build stops
 */
export function values(md: MarkdownIt, {inPlace = false}: {inPlace?: boolean} = {}): void {
  md.core.ruler.before("normalize", "values", (state) => {
    if (!state.src.includes("{{")) return;
    const page = `src${String(state.env?.path)}.md`;
    const faults = new Set<string>();
    const {bases, faulty} = figuresIn(page);
    state.src = valuesFilled(state.src, page, bases, {
      previewing: inPlace,
      ...(inPlace ? {faulty} : {}),
      fail(fault) {
        if (!inPlace) throw fault;
        faults.add(`<div class="fault" role="alert">${escapeHtml(fault.message)}</div>`);
      }
    });
    state.src = [...faults, state.src].join("\n\n");
  });
}

interface FillingOptions {
  /** Is given what does not exist. */
  readonly fail: (fault: Error) => void;
  /** Ids of figures that are not there because of a slip that is said elsewhere: their values stay silent. */
  readonly faulty?: ReadonlySet<string>;
  /** Whether what is not there may be on its way. */
  readonly previewing?: boolean;
  /** Finds a value. */
  readonly lookUp?: typeof valueAt;
}

/**
 * A page's text with its values filled in.
 * @param page the file, for errors
 * @param bases the outputs that the page's figures go by, by their ids in the page
 */
export function valuesFilled(
  source: string,
  page: string,
  bases: ReadonlyMap<string, string>,
  {fail, faulty = new Set(), previewing = false, lookUp = valueAt}: FillingOptions
): string {
  return source.replace(placeholder, (text, name: string, kind: string, field: string, how?: string) => {
    if (faulty.has(name)) return pending;
    try {
      const value = lookUp(bases.get(name) ?? name, kind === "!" ? "facts" : "settings", field);
      if (value !== undefined) return escapeHtml(formatted(value, how));
      if (previewing) return pending;
      throw new Error("expected what `npm run load` computes, found none");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // What is wrong with a file is said once, at its own line.
      if (error instanceof JsonError) fail(error);
      else
        fail(new Error(`${placeOf(page.replace(/^src(.*)\.md$/, "$1"), [text])}: ${text}: ${reason}`, {cause: error}));
      return `⚠ ${text.replaceAll("{", "&#123;")}`;
    }
  });
}

/** What a page's figures go by, by their ids in the page; and the ids of those that their own places already say are faulty. */
function figuresIn(page: string): {bases: Map<string, string>; faulty: Set<string>} {
  if (!existsSync(page)) return {bases: new Map(), faulty: new Set()};
  const {blocks, faults} = figureBlocks(readText(page), page);
  const known = readFiguresKnown();
  const sound = blocks.filter(({figure, settings}) => {
    return known.figures.some(({id}) => id === figure) && !Object.hasOwn(known.failed, baseOf(figure, settings));
  });
  const bases = new Map(sound.map(({id, figure, settings}) => [id, baseOf(figure, settings)]));
  const faulty = new Set([...blocks, ...faults].flatMap(({id}) => (id === undefined || bases.has(id) ? [] : [id])));
  return {bases, faulty};
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
  const whole = parseJson(readText(file), file);
  const value = field.split(".").reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined;
  }, whole);
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  const found = JSON.stringify(value) ?? "nothing";
  if (kind === "settings") throw new Error(`${file}: ${field}: expected a number or a text, found ${found}`);
  const known = Object.keys(whole as Record<string, unknown>).join(", ") || "none";
  throw new Error(`${field}: expected one of the facts of ${base}: ${known}; found ${found}`);
}

/** Whether outputs of that name are a figure's, with its own settings or a page's, which may be on their way. */
function isFigure(base: string): boolean {
  const [, id] = /^(.*?)(?:-[0-9a-f]{8})?$/.exec(base) ?? [];
  return readFiguresKnown().figures.some((figure) => figure.id === base || figure.id === id);
}
