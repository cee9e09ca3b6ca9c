import {parse} from "yaml";
import type {BlockFault} from "./blockFault.js";
import {linesOutsideCode} from "./linesOutsideCode.js";
import {PageError} from "./pageError.js";

/** What a page says of one of its figures: `::: figure loss-cliff as my-cliff`, and what only the page can say. */
export interface FigureBlock {
  /** The figure's id. */
  readonly figure: string;
  /** Its id in this page: another where one figure stands there twice. */
  readonly id: string;
  /** Settings that differ from those of data/experiments, as they are written; checked by the figure's schema. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly alt: string;
  /** What the key frames show, for who does not see them. */
  readonly frames: string;
  readonly caption: string;
  /** How what it shows was made, where the caption does not say it. */
  readonly made: string;
  /** Lines of the page, from 1: of the opening `:::` and of the closing one. */
  readonly from: number;
  readonly to: number;
}

const opening = /^:::\s*figure\s+(\S+)(?:\s+as\s+(\S+))?\s*$/;
const closing = /^:::\s*$/;
const field = /^(settings|alt|frames|caption|made):\s?(.*)$/;
/** What looks like the name of a field; prose that begins a line so is written otherwise. */
const slip = /^[a-z]+:(\s|$)/;
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** The sentence to remember of a scene, which ends as a figure does. */
const remembering = /^:::\s*remember\s*$/;

/** The figures of a page, in its order, and the blocks that cannot be read. */
export interface FigureBlocks {
  readonly blocks: readonly FigureBlock[];
  readonly faults: readonly BlockFault[];
}

/**
 * Reads the figures of a page. A block that has no end, no text or caption, an id that is taken, or settings that cannot
 * be read is a fault, and the others are read all the same.
 * @param page the file's name, for errors
 */
export function figureBlocks(markdown: string, page: string): FigureBlocks {
  const lines = markdown.split(/\r?\n/);
  const blocks: FigureBlock[] = [];
  const faults: BlockFault[] = [];
  let past = 0;
  for (const k of linesOutsideCode(lines)) {
    if (k < past || !lines[k].startsWith(":::") || lines[k].startsWith("::::")) continue;
    const extent = extentOf(lines, k);
    past = extent.to;
    if (remembering.test(lines[k])) continue;
    const [, figure, id = figure] = opening.exec(lines[k]) ?? [];
    const place = {figure, id, from: k + 1, to: extent.to};
    try {
      blocks.push(readBlock(lines, {...place, ...extent}, blocks, page));
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      faults.push({...place, error});
    }
  }
  return {blocks, faults};
}

/** Where a block ends that opens at an index: at its `:::`, or, where it has none, before a line that it cannot hold. */
function extentOf(lines: readonly string[], k: number): {readonly to: number; readonly closed: boolean} {
  const first = (ends: (line: string) => boolean): number => lines.findIndex((line, at) => at > k && ends(line));
  const mark = first((line) => line.startsWith(":::"));
  if (mark >= 0 && closing.test(lines[mark])) return {to: mark + 1, closed: true};
  const end = first((line) => line.trim() === "" || line.startsWith(":::"));
  return {to: end < 0 ? lines.length : end, closed: false};
}

/** @throws PageError at the first that is wrong with the block */
function readBlock(
  lines: readonly string[],
  {figure, id, from, to, closed}: {figure?: string; id?: string; from: number; to: number; closed: boolean},
  others: readonly FigureBlock[],
  page: string
): FigureBlock {
  if (figure === undefined || id === undefined)
    throw new PageError(page, from, `expected “::: figure NAME”, found “${lines[from - 1]}”`);
  const fields = readFields(lines.slice(from, closed ? to - 1 : to), page, from + 1);
  if (!closed) throw new PageError(page, from, `figure ${figure}: expected “:::” at its end, found none`);
  const block = {figure, id, ...fields, from, to};
  checkBlock(block, others, page);
  return block;
}

/**
 * The fields of a block; one goes on until the next begins.
 * @param first the line of the page at which they begin
 */
function readFields(
  lines: readonly string[],
  page: string,
  first: number
): Pick<FigureBlock, "settings" | "alt" | "frames" | "caption" | "made"> {
  const found = new Map<string, {line: number; text: string[]}>();
  let last: string[] | undefined;
  for (const [k, line] of lines.entries()) {
    const [, name, rest] = field.exec(line) ?? [];
    if (name !== undefined) {
      if (found.has(name)) throw new PageError(page, first + k, `expected one “${name}:” in a figure, found two`);
      found.set(name, {line: first + k, text: (last = [rest])});
    } else if (slip.test(line))
      throw new PageError(
        page,
        first + k,
        `expected “settings:”, “alt:”, “frames:”, “caption:” or “made:”, found “${line}”`
      );
    else if (last) last.push(line);
    else if (line.trim() !== "")
      throw new PageError(
        page,
        first + k,
        `expected “settings:”, “alt:”, “frames:”, “caption:” or “made:”, found “${line}”`
      );
  }
  const text = (name: string): string => (found.get(name)?.text ?? []).join("\n").trim();
  const settings = found.get("settings");
  return {
    settings: settings ? readSettings(settings.text.join("\n"), page, settings.line) : {},
    ...{alt: text("alt").replace(/\s+/g, " "), frames: text("frames").replace(/\s+/g, " ")},
    ...{caption: text("caption"), made: text("made")}
  };
}

function readSettings(text: string, page: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new Error(`found ${JSON.stringify(value)}`);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/ at line \d|\n/);
    throw new PageError(page, line, `settings: expected fields with values, {rate: 0.02}; ${reason}`);
  }
}

function checkBlock(block: FigureBlock, others: readonly FigureBlock[], page: string): void {
  const {figure, id, alt, caption, from} = block;
  const fault = (reason: string): PageError => new PageError(page, from, `figure ${figure}: ${reason}`);
  if (!kebab.test(id)) throw fault(`expected an id in kebab-case, found “${id}”`);
  if (others.some((other) => other.id === id))
    throw fault(
      `expected an id that no other figure of the page has (“::: figure ${figure} as my-${figure}”), found ${id} twice`
    );
  if (alt === "") throw fault("expected “alt:”, what it shows for those who do not see it, found none");
  if (caption === "") throw fault("expected “caption:”, found none");
}
