import {rmSync, utimesSync} from "node:fs";
import {createServer, type Server, type Socket} from "node:net";
import {figureBlocks} from "../figureBlocks.js";
import {readPages} from "../pages/readPages.js";
import {load, type Settled} from "./load.js";
import {previewSocket} from "./previewSocket.js";
import {baseOf} from "./wantedFigures.js";
import {watchFolders} from "./watchFolders.js";

/** Everything that figures are computed from; a change there computes anew what depends on it. */
const watched = [
  ...["src/figures", "src/frame", "src/experiments", "src/engine", "src/workers", "src/loaders"],
  ...["data/experiments", "data/grammars", "data/results"]
];
const pages = "src";

export interface PreviewLoading {
  /** Resolves when the pages can be made: the figures are known, their data still on the way. */
  readonly known: Promise<void>;
  close(): void;
}

/**
 * Computes for a preview, in the background: first what the open page has asked for, the rest behind it; and again when
 * something has changed that it was computed from.
 * @param options `tell` is given a line of what was computed and what is left, and of what went wrong; `prepare` makes of
 * files that have changed what the figures' modules import of them
 */
export function startPreviewLoading(
  root: string,
  {tell, prepare}: {tell: (line: string) => void; prepare: (files: readonly string[]) => Promise<void>}
): PreviewLoading {
  const requests = outputRequests();
  let stop = new AbortController();
  let know: () => void = () => undefined;
  const known = new Promise<void>((resolve) => (know = resolve));
  /** Bases of what has come, and has not been shown. */
  const news = new Set<string>();

  /** Lets the pages look again, once all that they wait for is there: to do so after each job would disturb who reads. */
  const show = (): void => {
    if (news.size > 0 && requests.waiting() === 0) {
      showAgain(root, news);
      news.clear();
    }
  };
  const report = (job: Settled): void => {
    if (job.computed && job.left > 0) tell(`computed ${job.outputs.join(", ")}; ${job.left} to go`);
    // A figure's last job writes its facts: then its sentences can be made, too.
    const whole = job.computed && job.outputs.some((output) => output.endsWith(".facts.json"));
    if (whole || job.failed !== undefined) news.add(job.base);
    requests.settle(job);
    show();
  };
  const run = async (files: readonly string[]): Promise<void> => {
    stop.abort();
    stop = new AbortController();
    const {signal} = stop;
    try {
      await prepare(files);
      const loaded = await load(root, {
        ...{rank: requests.rank, attend: requests.attend, signal, settled: unless(signal, report)},
        planned: unless(signal, (bases: readonly string[]) => {
          requests.begin(bases);
          know();
        })
      });
      if (signal.aborted) return;
      for (const fault of loaded.faults) tell(fault);
      if (loaded.computed.length > 0) tell(loaded.faults.length > 0 ? "the rest is computed" : "all is computed");
    } catch (error) {
      if (!signal.aborted) tell(error instanceof Error ? error.message : String(error));
    }
    know();
  };

  const server = listen(root, requests.ask);
  const watchers = watchFolders(root, watched, pages, (files) => void run(files));
  void run([]);
  return {
    known,
    close() {
      stop.abort();
      server.close();
      watchers.close();
    }
  };
}

/** Does something as long as nothing has stopped what it belongs to. */
function unless<Arguments extends unknown[]>(
  signal: AbortSignal,
  act: (...given: Arguments) => void
): (...given: Arguments) => void {
  return (...given) => (signal.aborted ? undefined : act(...given));
}

/** The outputs that pages have asked for, each answered when it is settled: with nothing, or with why it is not there. */
function outputRequests() {
  const sockets = new Map<Socket, string>();
  const asked = new Map<string, number>();
  const there = new Set<string>();
  const failed = new Map<string, string>();
  let bases: readonly string[] = [];
  let clock = 0;
  let look: () => void = () => undefined;
  /** Whether all that is planned is settled: what is not there then does not come. */
  let finished = false;
  /** The base that an output is of: `is-or-are-sentence-wide.svg` is not one of `is-or-are`. */
  const madeBy = (output: string): string | undefined =>
    bases
      .filter((base) => output.startsWith(`${base}.`) || output.startsWith(`${base}-`))
      .reduce<string | undefined>(
        (long, base) => (long === undefined || base.length > long.length ? base : long),
        undefined
      );
  const answer = (): void => {
    for (const [socket, output] of sockets) {
      const base = madeBy(output);
      const never = finished ? `${output}: expected a figure of a page that is made of it, found none` : undefined;
      const reason = there.has(output) ? "" : ((base === undefined ? undefined : failed.get(base)) ?? never);
      if (reason === undefined) continue;
      socket.end(reason);
      sockets.delete(socket);
    }
  };
  return {
    waiting: () => sockets.size,
    attend: (workersLook: () => void): void => void (look = workersLook),
    /** What was asked for last comes first. */
    rank: (base: string): number => -(asked.get(base) ?? 0),
    begin(planned: readonly string[]): void {
      bases = planned;
      finished = planned.length === 0;
      there.clear();
      failed.clear();
    },
    settle({base, outputs, failed: reason, left}: Settled): void {
      finished = left === 0;
      outputs.forEach((output) => there.add(output));
      if (reason !== undefined) failed.set(base, reason);
      answer();
    },
    ask(socket: Socket, output: string): void {
      const base = madeBy(output);
      if (base !== undefined) asked.set(base, ++clock);
      look();
      sockets.set(socket, output);
      socket.on("close", () => sockets.delete(socket));
      answer();
    }
  };
}

function listen(root: string, ask: (socket: Socket, output: string) => void): Server {
  const address = previewSocket(root);
  if (process.platform !== "win32") rmSync(address, {force: true});
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (name) => ask(socket, String(name).trim()));
  });
  return server.listen(address);
}

/**
 * Makes the preview look again at the pages that show figures of these bases: it watches a page's file, and looks once for
 * each touch. (To touch the loaders, which all figures share, would make it look once for every file of every page.)
 */
function showAgain(root: string, bases: ReadonlySet<string>): void {
  const now = new Date();
  for (const [page, markdown] of readPages(root))
    if (figureBlocks(markdown, page).blocks.some(({figure, settings}) => bases.has(baseOf(figure, settings))))
      utimesSync(`${root}/${page}`, now, now);
}
