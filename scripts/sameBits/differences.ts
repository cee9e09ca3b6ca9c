import type {Digests} from "./computations.js";

/** What was computed otherwise than expected, a line each; what only one of them has differs too. */
export function differences(expected: Digests, found: Digests): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return names
    .filter((name) => expected[name] !== found[name])
    .map((name) => `${name}: expected ${expected[name] ?? "nothing"}, got ${found[name] ?? "nothing"}`);
}
