import {camelCase} from "../camelCase.js";
import {figuresOfPage} from "../framework/figuresOfPages.js";
import {frontMatter} from "../framework/finishing/frontMatter.js";
import {sceneOf} from "./sceneOf.js";
import type {Tree} from "./tree.js";

/** What is to be copied, and what the copy is called. */
export interface Wish {
  /** A lesson's page: `lstm`. */
  readonly page: string;
  /** The copy's page: `my-lstm`. */
  readonly name: string;
  /** The one figure to copy, with its scene; null for the whole page. */
  readonly only: string | null;
}

/** A fork's files as the lecture's files make them. */
export interface ForkPlan {
  /** Text by path from the project's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly rooms: readonly string[];
}

/**
 * The files of a fork: its page, the rooms of the page's figures without their tests, and the settings that these read.
 * Rooms, figures and settings are called after the fork: `my-lstm-highway`, `myLstmHighway`. In the page they keep the
 * names that they had (`::: figure my-lstm-highway as highway`), so that its sentences, buttons and links stay as they are.
 * Long runs and what they found are not copied: both pages read the same.
 * @throws Error where the page or the figure is not there, or a figure has no room
 */
export function planFork(tree: Tree, {page, name, only}: Wish): ForkPlan {
  const file = `src/${page}.md`;
  const whole = tree.read(file);
  if (whole === undefined) throw new Error(`${file}: expected a page, found none`);
  const text = only === null ? whole : sceneOf(whole, {page, only});
  const rooms = roomsOf(
    tree,
    figuresOfPage(text, file).map(({figure}) => figure)
  );
  const sources = rooms.flatMap(({files}) => [...files]);
  const figures = rooms.flatMap(({ids}) => ids);
  const settings = settingsOf(
    tree,
    figures,
    sources.map(([, source]) => source)
  );
  const called = (id: string): string => `${name}-${id}`;
  const roomName = (room: string): string => camelCase(name) + room[0].toUpperCase() + room.slice(1);
  const renamed = (file: string, source: string): string => {
    const ids = file.endsWith("/figure.ts") ? figures : [];
    return settings.reduce(
      (text, id) => text.replaceAll(`data/experiments/${id}.json`, `data/experiments/${called(id)}.json`),
      ids.reduce((text, id) => text.replaceAll(`id: "${id}"`, `id: "${called(id)}"`), source)
    );
  };
  return {
    files: new Map([
      [`src/${name}.md`, pageOf(text, {name, figures, settings})],
      ...sources.map(([path, source]): [string, string] => [
        path.replace(/^src\/figures\/([^/]+)/, (_, room: string) => `src/figures/${roomName(room)}`),
        renamed(path, source)
      ]),
      ...settings.map((id): [string, string] => [
        `data/experiments/${called(id)}.json`,
        tree.read(`data/experiments/${id}.json`) ?? ""
      ])
    ]),
    rooms: rooms.map(({room}) => roomName(room))
  };
}

/** A room of src/figures, the figures that it declares, and its files but for their tests. */
interface Room {
  readonly room: string;
  readonly ids: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/** The rooms of some figures, each once, in the order of the figures. */
function roomsOf(tree: Tree, figures: readonly string[]): Room[] {
  const all = tree.list("src/figures");
  const declaring = all.filter((file) => /^src\/figures\/[^/]+\/figure\.ts$/.test(file));
  const rooms = declaring.map((file) => {
    const ids = Array.from((tree.read(file) ?? "").matchAll(/\bid: "([\w-]+)"/g), ([, id]) => id);
    return {room: file.split("/")[2], ids};
  });
  const found = figures.map((figure) => {
    const room = rooms.find(({ids}) => ids.includes(figure));
    if (!room) throw new Error(`src/figures: expected a room that declares ${figure}, found none`);
    return room;
  });
  return [...new Set(found)].map(({room, ids}) => {
    const own = all.filter((file) => file.startsWith(`src/figures/${room}/`) && !/\.(test|spec)\.ts$/.test(file));
    return {room, ids, files: new Map(own.map((file) => [file, tree.read(file) ?? ""]))};
  });
}

/** Settings that the figures have, and that their rooms name: `cell-state-traces-stored`; those of long runs are shared. */
function settingsOf(tree: Tree, figures: readonly string[], sources: readonly string[]): string[] {
  const named = sources.flatMap((source) =>
    Array.from(source.matchAll(/data\/experiments\/([\w-]+)\.json/g), ([, id]) => id)
  );
  return [...new Set([...figures, ...named])].filter((id) => tree.read(`data/experiments/${id}.json`) !== undefined);
}

/** The page with a title of its own, its figures called after it. */
function pageOf(
  text: string,
  {name, figures, settings}: {name: string; figures: readonly string[]; settings: readonly string[]}
): string {
  const title = frontMatter(text, "title") ?? "";
  const lists = settings.filter((id) => !figures.includes(id));
  return text
    .split("\n")
    .map((line) => {
      if (line === `title: ${title}` || line === `# ${title}`) return `${line} (${name})`;
      const [, figure, rest = ` as ${figure}`] = /^:::\s*figure\s+(\S+)(\s+as\s+\S+)?\s*$/.exec(line) ?? [];
      if (figure !== undefined) return `::: figure ${name}-${figure}${rest}`;
      return lists.reduce((words, id) => words.replaceAll(`{{${id}.`, `{{${name}-${id}.`), line);
    })
    .join("\n");
}
