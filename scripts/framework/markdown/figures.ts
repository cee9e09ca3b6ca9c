import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {escapeHtml} from "./escapeHtml.js";
import type {FigureSource} from "../../../src/frame/declareFigure.js";
import {readText} from "../../../src/loaders/readText.js";
import type {BlockFault} from "../blockFault.js";
import {figureBlocks, type FigureBlock, type FigureBlocks} from "../figureBlocks.js";
import {digestOf} from "../loading/digests.js";
import {readFiguresKnown, type FiguresKnown} from "../loading/figuresKnown.js";
import type {Furniture} from "../loading/drawFurniture.js";
import {outputFolder, type Described} from "../loading/job.js";
import {baseOf, noSuchFigure} from "../loading/wantedFigures.js";
import {PageError} from "../pageError.js";
import {siteHoldings, type Holdings} from "../pages/missingNames.js";
import {sceneBlocks, type SceneBlock} from "../sceneBlocks.js";
import {furnitureHtml} from "./furnitureHtml.js";
import {betweenLeadAndTalk, layScenes, undoScene} from "./layScenes.js";
import {namesOverBlocks} from "./namesOverBlocks.js";

interface FiguresOptions {
  readonly read?: () => FiguresKnown;
  /** Whether the page is shown while it is written: what it names that is not there is said then, too. */
  readonly previewing?: boolean;
  readonly site?: Holdings;
}

/**
 * Markdown plugin: `::: figure loss-cliff` becomes the figure with its stills, key frames, caption and sources, and the
 * code that brings it to life; `:::: scene` the section in which it stands with its text. Where a block cannot be had, its
 * place says why, and the rest of the page stands.
 */
export function figures(
  md: MarkdownIt,
  {read = readFiguresKnown, previewing = false, site = siteHoldings()}: FiguresOptions = {}
): void {
  md.core.ruler.before("normalize", "figures", (state) => {
    if (state.inlineMode || !(previewing || state.src.includes(":::"))) return;
    const page = `src${pathOf(state.env)}.md`;
    const source = state.src;
    const lines = source.split(/\r?\n/);
    const shift = frontMatterLines(page, lines);
    const said = ({line, reason}: PageError): string => fault(new PageError(page, line + shift, reason).message);
    const inline = (text: string): string => md.renderInline(text, state.env);
    const blocks = figureBlocks(source, page);
    if (source.includes(":::")) layBlocks(lines, {source, page, blocks, known: read(), previewing, said, inline});
    if (previewing)
      for (const [from, errors] of namesOverBlocks(source, {page, site, figures: [...blocks.blocks, ...blocks.faults]}))
        lines[from - 1] = [...errors.map(said), lines[from - 1]].join("\n\n");
    state.src = lines.join("\n");
  });
}

/** What the blocks of a page are laid with. */
interface Laying {
  readonly source: string;
  readonly page: string;
  readonly blocks: FigureBlocks;
  readonly known: FiguresKnown;
  readonly previewing: boolean;
  /** A fault as HTML; its line counts from the source's first. */
  readonly said: (error: PageError) => string;
  /** A caption as HTML. */
  readonly inline: (text: string) => string;
}

/** Writes figures and scenes as HTML into a page's lines, each where it stands: no line moves. */
function layBlocks(lines: string[], {source, page, blocks: read, known, previewing, said, inline}: Laying): void {
  const {scenes, faults} = sceneBlocks(source, read, page);
  const all = [...read.blocks, ...read.faults];
  const described = (name: string | undefined) => known.figures.find(({id}) => id === name);
  const alive = read.blocks.find(({figure, settings}) => {
    return described(figure) && !Object.hasOwn(known.failed, baseOf(figure, settings));
  });
  const mark = (block: FigureBlock, base: string): string[] =>
    previewing ? [...markOf(base), ...sceneMark(source, sceneOf(block, scenes))] : [];
  const placed = (block: FigureBlock): string => {
    const figure = described(block.figure);
    if (!figure) return said(new PageError(page, block.from, noSuchFigure(block.figure, known.figures)));
    const reason = known.failed[baseOf(block.figure, block.settings)];
    const [imports, lazy] = [block === alive, block !== read.blocks[0]];
    const number = read.blocks.indexOf(block) + 1;
    return place(block, figure, {
      number,
      imports,
      lazy,
      prose: source,
      caption: captionOf(block, inline),
      reason,
      mark
    });
  };
  layScenes(lines, scenes, ({figure}) => described(figure)?.broad === true);
  for (const scene of faults) undoScene(lines, scene, all, said(scene.error));
  for (const block of all) {
    const html = "error" in block ? said(block.error) : placed(block);
    lines.fill("", block.from - 1, block.to);
    lines[block.from - 1] = sceneOf(block, scenes) ? betweenLeadAndTalk(html) : `\n${html}\n`;
  }
}

/** How many lines Framework has taken off the head of a page. */
function frontMatterLines(page: string, lines: readonly string[]): number {
  if (!existsSync(page)) return 0;
  return Math.max(0, readFileSync(page, "utf8").split(/\r?\n/).length - lines.length);
}

function sceneOf(figure: FigureBlock | BlockFault, scenes: readonly SceneBlock[]): SceneBlock | undefined {
  return scenes.find((scene) => scene.figure === figure);
}

function pathOf(env: unknown): string {
  const path = typeof env === "object" && env !== null && "path" in env ? env.path : undefined;
  return typeof path === "string" ? path : "/";
}

function fault(message: string): string {
  return `<div class="fault" role="alert">${escapeHtml(message)}</div>`;
}

/** How a figure is placed in its page. */
interface Placing {
  /** Its number in the page, from 1. */
  readonly number: number;
  /** Whether its code imports what all blocks of the page use: that of the first whose code is written does. */
  readonly imports: boolean;
  readonly lazy: boolean;
  /** The page, some of whose sentences may have the figure's inputs. */
  readonly prose: string;
  /** As HTML. */
  readonly caption: string;
  /** Why it cannot be shown; undefined where it can. */
  readonly reason: string | undefined;
  /** Lines of code that differ where its data do. */
  readonly mark: (block: FigureBlock, base: string) => string[];
}

/** In a preview new data are new code: a block runs again when its code has changed. */
function markOf(base: string): string[] {
  const file = `${outputFolder}/${base}.json`;
  return [`// data ${existsSync(file) ? digestOf(readFileSync(file)).slice(0, 8) : "to come"}`];
}

/** An edit of a scene's text puts a new section, with a new figure, in the place of the old one. */
function sceneMark(source: string, scene: SceneBlock | undefined): string[] {
  if (scene === undefined) return [];
  const text = source
    .split(/\r?\n/)
    .slice(scene.from - 1, scene.to)
    .join("\n");
  return [`// scene ${digestOf(text).slice(0, 8)}`];
}

/**
 * The figure as HTML, and its code as a block that Framework runs.
 */
function place(
  block: FigureBlock,
  figure: Described,
  {number, imports, lazy, prose, caption, reason, mark}: Placing
): string {
  const {id, alt, frames} = block;
  const base = baseOf(figure.id, block.settings);
  const {wide, narrow} = figure.sizes;
  const file = (name: string): string => `/computed/${base}-${name}.svg`;
  const loading = lazy ? ' loading="lazy"' : "";
  const html = [
    `<figure id="${id}"${figure.broad ? ' class="wide"' : ""} style="${style(figure)}"${settingsMark(figure, block)}>`,
    ...(reason === undefined ? [] : [fault(reason)]),
    "<picture>",
    `<source media="(max-width: 600px)" srcset="${file("narrow")}" width="${narrow.width}" height="${narrow.height}">`,
    `<img class="still"${loading} src="${file("wide")}" width="${wide.width}" height="${wide.height}" alt="${escapeHtml(alt)}">`,
    "</picture>",
    ...furnitureOf(base, id, prose),
    ...keyFrames(base, frames),
    `<figcaption><details><summary><b>Figure&nbsp;${number}.</b> ${escapeHtml(figure.title)}</summary>`,
    `<div class="caption">${caption} ${sources(figure, block)}</div></details></figcaption>`,
    "</figure>"
  ];
  return reason === undefined ? `${html.join("\n")}\n\n${code(block, figure, base, {imports, mark})}` : html.join("\n");
}

/**
 * What a saved file says of its figure's settings: the SHA-256 of their file, as `sha256sum` gives it, to 12 digits, and that
 * of what the page changes in them.
 */
function settingsMark({id}: Described, {settings}: FigureBlock): string {
  const file = `data/experiments/${id}.json`;
  if (!existsSync(file)) return "";
  const changed = Object.keys(settings).length > 0 ? ` with ${shortDigest(JSON.stringify(settings))}` : "";
  return ` data-settings="sha256 ${shortDigest(readText(file))}${changed}"`;
}

function shortDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** What the figure's own code has put under its picture; nothing where that is still being made. */
function furnitureOf(base: string, id: string, prose: string): string[] {
  const file = `${outputFolder}/${base}.furniture.json`;
  if (!existsSync(file)) return [];
  const furniture = JSON.parse(readFileSync(file, "utf8")) as Furniture;
  return furnitureHtml(furniture, (field) => prose.includes(`data-control="${id}.${field}"`));
}

/** The shape of the picture on a phone, for the stylesheet. */
function style({sizes: {narrow}, properties}: Described): string {
  const values = {"--narrow": `${narrow.width} / ${narrow.height}`, ...properties};
  return escapeHtml(
    Object.entries(values)
      .map(([name, value]) => `${name}: ${value}`)
      .join("; ")
  );
}

/** For paper; the file itself says how large it is. */
function keyFrames(base: string, alt: string): string[] {
  const file = `${outputFolder}/${base}-frames.svg`;
  if (!existsSync(file)) return [];
  const [, width = "", height = ""] =
    /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(readFileSync(file, "utf8")) ?? [];
  return [
    `<img class="frames" loading="lazy" src="/computed/${base}-frames.svg" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`
  ];
}

/** What a figure's source is in words: before the file that computes it, and after. */
const sourceWords: Readonly<Record<FigureSource | "settings", readonly [string, string]>> = {
  settings: ["Computed by", "from"],
  training: ["Computed by", "from the results of training and"],
  browser: ["Computed, here in your browser, by", "from"],
  list: ["Read by", "from the list in"]
};

/** What is shown and, where the page says that apart, how it was made, as HTML. */
function captionOf({caption, made}: FigureBlock, inline: (text: string) => string): string {
  return made === "" ? inline(caption) : `${inline(caption)} <span class="made">${inline(made)}</span>`;
}

/** Where the numbers come from. */
function sources({id, room, source}: Described, {settings}: FigureBlock): string {
  const [by, from] = sourceWords[source ?? "settings"];
  const changed = Object.keys(settings).length > 0 ? `, with ${escapeHtml(JSON.stringify(settings))}` : "";
  return (
    `${by} <a href="/source/figures/${room}/experiment.ts">figures/${room}/experiment.ts</a> ${from} ` +
    `<a href="/source/data/experiments/${id}.json">its settings</a>${changed}.`
  );
}

function code(
  block: FigureBlock,
  {room, name, parts, near}: Described,
  base: string,
  {imports, mark}: Pick<Placing, "imports" | "mark">
): string {
  const file = (output: string): string => `FileAttachment("/computed/${output}.json")`;
  return [
    "```js",
    ...(imports ? ['import {bringToLife} from "/frame/bringToLife.js";'] : []),
    ...mark(block, base),
    `bringToLife("${block.id}", {`,
    `  figure: async () => (await import("/figures/${room}/figure.js")).${name},`,
    `  data: ${file(base)},`,
    ...(parts.length > 0
      ? [`  parts: {${parts.map((part) => `"${part}": ${file(`${base}-${part}`)}`).join(", ")}},`]
      : []),
    ...(near === null ? [] : [`  within: ${JSON.stringify(near)},`]),
    "  invalidation",
    "});",
    "```"
  ].join("\n");
}
