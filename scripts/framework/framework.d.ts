/** The parts of Framework that a build is made with; the package comes without types. */

interface Effects {
  /** What is being done, before it is. */
  readonly output: {write(text: string): unknown};
  readonly logger: Record<"log" | "warn" | "error", (text: string) => void>;
}

declare module "@observablehq/framework/dist/config.js" {
  export interface Config {
    readonly root: string;
    readonly output: string;
  }
  /** @param spec what observablehq.config.ts exports */
  export function normalizeConfig(spec: object): Config;
}

declare module "@observablehq/framework/dist/build.js" {
  import type {Config} from "@observablehq/framework/dist/config.js";

  /** Writes to the folders of the site and of the cache. */
  export const FileBuildEffects: new (output: string, cache: string, effects: Effects) => object;
  export function build(options: {config: Config}, effects: object): Promise<void>;
}

declare module "@observablehq/framework/dist/loader.js" {
  export class LoaderResolver {
    constructor(options: {readonly root: string});
    /** The file, or the loader of a file, at an address of the site; routes with parameters count. */
    find(path: string): object | undefined;
  }
}

declare module "@observablehq/framework/dist/javascript/module.js" {
  /** The module at an address of the site, JavaScript or TypeScript. */
  export function findModule(root: string, path: string): object | undefined;
}

declare module "@observablehq/framework/dist/markdown.js" {
  import type MarkdownIt from "markdown-it";

  /** Framework's Markdown, whose headings have ids, with what the config adds to it. */
  export function createMarkdownIt(options: {markdownIt: (md: MarkdownIt) => MarkdownIt}): MarkdownIt;
}
