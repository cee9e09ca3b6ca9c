import {watch, type FSWatcher} from "node:fs";

/** Changes that follow each other faster than this are one: an editor writes a file in several steps, in ms. */
const pause = 200;

/**
 * Calls back once files in these folders have changed and rest again.
 * @param folders watched with all that is in them
 * @param pages a folder of which only the Markdown files in it are watched
 */
export function watchFolders(
  root: string,
  folders: readonly string[],
  pages: string,
  changed: () => void
): {close(): void} {
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, pause);
  };
  const watchers: FSWatcher[] = [
    ...folders.map((folder) => watch(`${root}/${folder}`, {recursive: true}, soon)),
    watch(`${root}/${pages}`, (_event, name) => {
      if (name?.endsWith(".md")) soon();
    })
  ];
  return {
    close() {
      clearTimeout(timer);
      watchers.forEach((watcher) => watcher.close());
    }
  };
}
