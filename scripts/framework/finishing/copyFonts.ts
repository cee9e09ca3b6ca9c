import {copyFileSync, existsSync, mkdirSync} from "node:fs";
import {dirname, join} from "node:path/posix";

/**
 * Lays beside a stylesheet of the site the files that it names: Framework copies the stylesheet and does
 * not look inside.
 * @param css the stylesheet's text
 * @param place its folder in the site
 * @param source the folder it came from
 */
export function copyFonts(css: string, place: string, source: string): void {
  for (const [, file = ""] of css.matchAll(/url\((?!["']?(?:data:|\w+:|\/))["']?([^"')]+)["']?\)/g)) {
    if (!existsSync(join(source, file))) continue;
    mkdirSync(dirname(join(place, file)), {recursive: true});
    copyFileSync(join(source, file), join(place, file));
  }
}
