import {dirname} from "node:path/posix";

/**
 * Modules that name one of these files, or the folder that it lies in, by a literal path: they read or run what they do
 * not import, as settings, pages and scripts.
 * @param files that changed
 * @param modules texts of all modules, by file
 */
export function filesNaming(files: readonly string[], modules: ReadonlyMap<string, string>): string[] {
  const names = new Set(files.flatMap((file) => [file, dirname(file)]).filter((name) => name !== "."));
  const literals = [...names].map((name) => name.replace(/[^\w/-]/g, "\\$&"));
  if (literals.length === 0) return [];
  // A folder ends the literal, or what lies in it is put in.
  const literal = new RegExp(`["'\`/](?:${literals.join("|")})(?:/?["'\`]|/\\$\\{)`);
  return [...modules].filter(([, text]) => literal.test(withoutComments(text))).map(([file]) => file);
}

/** What is only spoken of is not read. An address in a literal may go too: it names no file of ours. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}
