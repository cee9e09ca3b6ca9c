import {browsers, features} from "web-features";
import {baseline} from "./baseline.js";

/** The engines that count; what runs on a phone is one of them, and its gaps are mostly those of the device. */
const engines = ["chrome", "firefox", "safari"] as const;

type Engine = (typeof engines)[number];

/** Where something of the web's platform is found: an interface or a built-in, and a member of it, `["Array", "toSorted"]`. */
export type Place = readonly [owner: string, member?: string];

const never = "9999-12-31";

/** The day of every release, by engine and version. */
const released = Object.fromEntries(
  engines.map((engine) => [engine, new Map(browsers[engine].releases.map(({version, date}) => [version, date]))])
) as Record<Engine, Map<string, string>>;

/** Built-ins of the language that its edition, or one of the engines on its day, did not have. */
export function youngBuiltIns(): Place[] {
  return placesOf("javascript.builtins.", isYoungLanguage);
}

/** Interfaces of the platform, and members of them, that one of the engines did not have by the end of the year. */
export function youngInterfaces(): Place[] {
  return placesOf("api.", isYoungPlatform);
}

/** Names of members that something of the language or the platform has had for long. */
export function oldMembers(): ReadonlySet<string> {
  const old = [
    ...placesOf("javascript.builtins.", (age) => !isYoungLanguage(age)),
    ...placesOf("api.", (age) => !isYoungPlatform(age))
  ];
  return new Set(old.flatMap(([, member]) => member ?? []));
}

/** What is known of a part of the platform: editions that it belongs to, the day the last engine had it. */
interface Age {
  readonly snapshots: readonly string[];
  readonly since: string;
}

function isYoungLanguage({snapshots, since}: Age): boolean {
  const editions = snapshots.flatMap((name) => /^ecmascript-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  return since > baseline.language.since || editions.some((edition) => edition > baseline.language.edition);
}

function isYoungPlatform({since}: Age): boolean {
  return since > `${baseline.platform.year}-12-31`;
}

function placesOf(prefix: string, chosen: (age: Age) => boolean): Place[] {
  return Object.values(features).flatMap((feature) => {
    if (feature.kind !== "feature") return [];
    const snapshots = [feature.snapshot ?? []].flat();
    return Object.entries(feature.status.by_compat_key ?? {}).flatMap(([key, {support}]): Place[] => {
      const [owner, member, ...deeper] = key.startsWith(prefix) ? key.slice(prefix.length).split(".") : [];
      if (owner === undefined || deeper.length > 0 || !chosen({snapshots, since: sinceOf(support)})) return [];
      return [member === undefined ? [owner] : [owner, member.replace(/_static$/, "")]];
    });
  });
}

/**
 * The day the last of the engines had it; after all days where one has not.
 * @param support the version of each engine that has it first, `≤15` where it is not known since when
 */
function sinceOf(support: Readonly<Partial<Record<Engine, string>>>): string {
  const days = engines.map((engine) => released[engine].get(support[engine]?.replace("≤", "") ?? "") ?? never);
  return days.reduce((latest, day) => (day > latest ? day : latest));
}
