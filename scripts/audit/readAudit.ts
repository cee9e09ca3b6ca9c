/** What is wrong with a package that is installed: how bad, and the addresses of what says so. */
export interface Advised {
  readonly name: string;
  readonly severity: string;
  readonly advisories: readonly string[];
}

/** What npm answers to `npm audit --json`. */
interface Answer {
  readonly error?: {readonly code?: string; readonly summary?: string};
  readonly message?: string;
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {readonly name: string; readonly severity: string; readonly via: readonly (string | {url?: string})[]}
    >
  >;
}

/**
 * The packages that npm knows advisories of, without those whose advisories are all accepted; or why the registry says
 * nothing. A package that is only near one, by needing it, is named by that one.
 * @param accepted addresses of advisories
 */
export function readAudit(printed: string, accepted: readonly string[]): Advised[] | {silent: string} {
  const answer = parsed(printed);
  if (answer?.vulnerabilities === undefined)
    return {silent: answer?.error?.summary || answer?.message || printed.trim().split("\n")[0] || "no answer"};
  return Object.values(answer.vulnerabilities).flatMap(({name, severity, via}) => {
    const advisories = via.flatMap((each) =>
      typeof each === "string" ? [] : (each.url ?? "an advisory without address")
    );
    const open = advisories.filter((address) => !accepted.includes(address));
    return open.length === 0 ? [] : [{name, severity, advisories: open}];
  });
}

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return undefined;
  }
}
