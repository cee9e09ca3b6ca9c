import {describe, expect, it} from "vitest";
import {countWithGru, countWithLstm, gruReach, lstmMark, saysLast} from "./byHand.js";

describe("units by hand", () => {
  it.each([1, 7, 500])("an LSTM's names the last b of %i", (n) => {
    expect(saysLast(countWithLstm(n), lstmMark)).toBe(n);
  });

  it("a GRU's state nears 1 as the rule says, and stays between −1 and 1", () => {
    const states = countWithGru(30, 0.2);
    states.slice(0, 30).forEach((state, k) => expect(state).toBeCloseTo(1 - 0.8 ** (k + 1), 12));
    expect(states.every((state) => Math.abs(state) < 1)).toBe(true);
  });

  it("a GRU's is right up to the n at which its first b takes it no further than the last a's brought it", () => {
    // Right as long as (1 − (1 − u)ⁿ)² ≤ u: one b before the last the state must still be at 0 or above.
    for (const u of [0.01, 0.05, 0.1, 0.3]) {
      const reach = gruReach(u, 100);
      expect((1 - (1 - u) ** reach) ** 2).toBeLessThanOrEqual(u);
      expect((1 - (1 - u) ** (reach + 1)) ** 2).toBeGreaterThan(u);
    }
  });
});
