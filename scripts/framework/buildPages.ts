import {stripVTControlCharacters} from "node:util";
import {build, FileBuildEffects} from "@observablehq/framework/dist/build.js";
import {normalizeConfig} from "@observablehq/framework/dist/config.js";
import config from "../../observablehq.config.js";

/**
 * Lets Framework write the site into dist. Of what it prints only warnings stay, and not those of broken links: it takes
 * a link to a state of a figure, `/lstm?highway.bias=5#highway`, for one to another page. The check of the site follows
 * every link.
 * @param verbose to see all that it does
 * @throws where Framework stops, with the page or file that it was at
 */
export async function buildPages(verbose = false): Promise<void> {
  const normalized = normalizeConfig(config);
  const progress = progressOf(verbose);
  const logger = {
    log: (text: string) => progress.tell(`${text}\n`),
    warn: (text: string) => (/\bbroken links?\b/.test(text) ? progress.tell(`${text}\n`) : console.warn(text)),
    error: (text: string) => console.error(text)
  };
  const output = {write: (text: string) => progress.tell(text)};
  const effects = new FileBuildEffects(normalized.output, `${normalized.root}/.observablehq/cache`, {logger, output});
  try {
    await build({config: normalized}, effects);
  } catch (error) {
    throw new Error(whereItStopped(progress.line(), error), {cause: error});
  }
}

/** The line that Framework is writing: it writes what it is at before it is done. */
function progressOf(verbose: boolean) {
  let line = "";
  return {
    tell(text: string): void {
      if (verbose) process.stdout.write(text);
      line = `${line}${text}`.replace(/^[\s\S]*\n(?=[\s\S])/, "");
    },
    line: () => line
  };
}

/**
 * What is said when Framework stops: our own errors name page and line; to its own we add what it was at.
 * @param line that it was writing: `load /lstm `
 */
export function whereItStopped(line: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const doing = stripVTControlCharacters(line)
    .replace(/[\s→]+$/, "")
    .replace(/^(load|render) \/(\S*)$/, "$1 src/$2.md");
  return /^(src|data)\//.test(message) ? message : `build: at "${doing}": ${message}`;
}
