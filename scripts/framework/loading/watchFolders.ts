import {existsSync, readdirSync, readFileSync, watch, type FSWatcher} from "node:fs";

/** Changes that follow each other faster than this are one: an editor writes a file in several steps, in ms. */
const pause = 200;

/**
 * Calls back once files in these folders have changed and rest again.
 * @param folders watched with all that is in them
 * @param pages a folder of which only the Markdown files in it are watched, and what they say: the preview touches a page
 * to have it shown again, which is no change
 */
export function watchFolders(
  root: string,
  folders: readonly string[],
  pages: string,
  changed: (files: readonly string[]) => void
): {close(): void} {
  let timer: NodeJS.Timeout | undefined;
  const files = new Set<string>();
  const soon = (file: string): void => {
    files.add(file.replaceAll("\\", "/"));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const changes = [...files];
      files.clear();
      changed(changes);
    }, pause);
  };
  const said = new Map<string, string>();
  const read = (page: string): string => {
    const file = `${root}/${pages}/${page}`;
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  for (const page of readdirSync(`${root}/${pages}`)) if (page.endsWith(".md")) said.set(page, read(page));
  const saysOther = (page: string): boolean => {
    const text = read(page);
    const other = said.get(page) !== text;
    said.set(page, text);
    return other;
  };
  const watchers: FSWatcher[] = [
    ...folders.map((folder) =>
      watch(`${root}/${folder}`, {recursive: true}, (_event, name) => soon(`${folder}/${name ?? ""}`))
    ),
    watch(`${root}/${pages}`, (_event, name) => {
      if (name?.endsWith(".md") && saysOther(name)) soon(`${pages}/${name}`);
    })
  ];
  return {
    close() {
      clearTimeout(timer);
      watchers.forEach((watcher) => watcher.close());
    }
  };
}
