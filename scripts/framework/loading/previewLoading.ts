import {readdirSync, rmSync, utimesSync} from "node:fs";
import {createServer, type Server, type Socket} from "node:net";
import {outputFolder} from "./job.js";
import {load, type Settled} from "./load.js";
import {previewSocket} from "./previewSocket.js";
import {watchFolders} from "./watchFolders.js";

/** Everything that figures are computed from; a change there computes anew what depends on it. */
const watched = [
  ...["src/figures", "src/frame", "src/experiments", "src/engine", "src/loaders"],
  ...["data/experiments", "data/grammars"]
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
 * @param tell is given a line of what was computed and what is left, and of what went wrong
 */
export function startPreviewLoading(root: string, tell: (line: string) => void): PreviewLoading {
  const requests = outputRequests();
  let stop = new AbortController();
  let know: () => void = () => undefined;
  const known = new Promise<void>((resolve) => (know = resolve));
  let news = false;

  /** Lets the pages look again, once all that they wait for is there. */
  const show = (): void => {
    if (news && requests.waiting() === 0) {
      showAgain(root);
      news = false;
    }
  };
  const report = (job: Settled): void => {
    if (job.computed || job.failed !== undefined) news = true;
    if (job.computed && job.left > 0) tell(`computed ${job.outputs.join(", ")}; ${job.left} to go`);
    requests.settle(job);
    show();
  };
  const run = async (): Promise<void> => {
    stop.abort();
    stop = new AbortController();
    const {signal} = stop;
    const unlessStopped =
      <Arguments extends unknown[]>(act: (...given: Arguments) => void) =>
      (...given: Arguments): void =>
        signal.aborted ? undefined : act(...given);
    try {
      const {computed, faults} = await load(root, {
        ...{rank: requests.rank, attend: requests.attend, signal, settled: unlessStopped(report)},
        planned: unlessStopped((bases) => {
          requests.begin(bases);
          know();
        })
      });
      if (signal.aborted) return;
      for (const fault of faults) tell(fault);
      if (computed.length > 0) tell(faults.length > 0 ? "the rest is computed" : "all is computed");
    } catch (error) {
      if (!signal.aborted) tell(error instanceof Error ? error.message : String(error));
    }
    know();
  };

  const server = listen(root, requests.ask);
  const watchers = watchFolders(root, watched, pages, () => void run());
  void run();
  return {
    known,
    close() {
      stop.abort();
      server.close();
      watchers.close();
    }
  };
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
  /** The base that an output is of: `is-or-are-sentence-wide.svg` is not one of `is-or-are`. */
  const baseOf = (output: string): string | undefined =>
    bases
      .filter((base) => output.startsWith(`${base}.`) || output.startsWith(`${base}-`))
      .reduce<string | undefined>(
        (long, base) => (long === undefined || base.length > long.length ? base : long),
        undefined
      );
  const answer = (): void => {
    for (const [socket, output] of sockets) {
      const base = baseOf(output);
      const reason = base === undefined ? undefined : failed.get(base);
      if (!there.has(output) && reason === undefined) continue;
      socket.end(reason ?? "");
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
      there.clear();
      failed.clear();
    },
    settle({base, outputs, failed: reason}: Settled): void {
      outputs.forEach((output) => there.add(output));
      if (reason !== undefined) failed.set(base, reason);
      answer();
    },
    ask(socket: Socket, output: string): void {
      const base = baseOf(output);
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
 * Makes the preview look at its pages again: it watches the loaders' files, and takes an output for stale that is older
 * than they are.
 */
function showAgain(root: string): void {
  const folder = `${root}/src/computed`;
  const now = new Date();
  const later = new Date(now.getTime() + 1000);
  for (const file of readdirSync(`${root}/${outputFolder}`))
    utimesSync(`${root}/${outputFolder}/${file}`, later, later);
  for (const file of readdirSync(folder)) utimesSync(`${folder}/${file}`, now, now);
}
