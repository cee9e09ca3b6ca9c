import {describe, expect, it, vi} from "vitest";
import {fetched} from "./bringToLife.js";

describe("fetched", () => {
  it("fetches a part once, and again after it did not arrive", async () => {
    const json = vi.fn<() => Promise<unknown>>().mockRejectedValueOnce(new Error("offline")).mockResolvedValue([1]);
    const part = fetched("tickets", {seeds: {json}});
    await expect(part("seeds")).rejects.toThrow("offline");
    expect(await part("seeds")).toEqual([1]);
    expect(await part("seeds")).toEqual([1]);
    expect(json).toHaveBeenCalledTimes(2);
  });

  it("names the parts that there are", () => {
    expect(() => fetched("tickets", {seeds: {json: () => Promise.resolve(1)}})("runs")).toThrow(
      "tickets: expected one of the parts seeds, got runs"
    );
  });
});
