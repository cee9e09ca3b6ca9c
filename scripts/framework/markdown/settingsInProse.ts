import {existsSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {readText} from "../../../src/loaders/readText.js";
import {placeOf} from "../pages/placeOf.js";
import {escapeHtml} from "./escapeHtml.js";

const placeholder = /\{\{([a-z][a-z0-9-]*)\.([A-Za-z0-9_.]+)\}\}/g;

/**
 * Markdown plugin: `{{loss-cliff.steps}}` anywhere in a page becomes the value of `steps` in
 * data/experiments/loss-cliff.json, so that prose cannot disagree with the settings it speaks of.
 * The replacement comes before parsing: it also reaches formulas, captions and alternative texts.
 * @throws when the file, or the value in it, does not exist; the build stops.
 */
export function settingsInProse(md: MarkdownIt): void {
  md.core.ruler.before("normalize", "settings-in-prose", (state) => {
    const page: unknown = state.env?.path;
    state.src = state.src.replace(placeholder, (text, name: string, field: string) => {
      try {
        return escapeHtml(settingsValue(`data/experiments/${name}.json`, field));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${placeOf(String(page), [text])}: ${text}: ${reason}`, {cause: error});
      }
    });
  });
}

/** The number, text or truth value at a dotted path of a settings file, as text. */
function settingsValue(file: string, field: string): string {
  if (!existsSync(file)) throw new Error(`${file}: ${field}: expected a settings file, found none`);
  const settings: unknown = JSON.parse(readText(file));
  const value = field.split(".").reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined;
  }, settings);
  if (!["number", "string", "boolean"].includes(typeof value)) {
    throw new Error(`${file}: ${field}: expected a number or a text, found ${JSON.stringify(value) ?? "nothing"}`);
  }
  return String(value);
}
