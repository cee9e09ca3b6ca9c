import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {standalone} from "../../frame/picture/standalone.js";
import {readSettings} from "../../loaders/readJson.js";
import type {Show} from "./drawing.js";
import {data, settings as schema} from "./experiment.js";
import {clippingRescues} from "./figure.js";

const computed = await data(readSettings("data/experiments/clipping-rescues.json", schema), tracedSources());
const view = await viewOf(clippingRescues, computed);
const say = (show: Show): string => view.say({...view.first, show, shown: true}).replaceAll("\u00a0", " ");
const draw = (show: Show): string =>
  standalone(view.draw({...view.first, show, shown: true}, {width: 640, height: 440}), {title: "", description: ""});

describe("say", () => {
  it("tells how many seeds solved it at each length", () => {
    expect(say("share")).toBe(
      "Of 10 seeds, with clipping and without, the task was solved by 10 and 10 at T = 10, 10 and 10 at T = 15, " +
        "8 and 0 at T = 20, 3 and 0 at T = 25, 1 and 0 at T = 30."
    );
  });

  it("tells how long it took, and where there is no telling", () => {
    expect(say("updates")).toMatch(/550 and 650 at T = 15, 2,250 and over 3,000 at T = 20, over 3,000 and/);
  });
});

it("asks before it tells of the clipped ones", () => {
  expect(view.say(view.first)).toMatch(/30\. And with clipping\?$/);
  const asked = standalone(view.draw(view.first, {width: 640, height: 440}), {title: "", description: ""});
  expect(asked).toContain("drag the dots");
  expect(asked).not.toContain("clipped at 1");
});

describe("draw", () => {
  it("puts a mark for each row where its share is", () => {
    // The panel of 362 px under the paper's has 26 px above its scale and 38 below.
    const place = (share: number) => 26 + (1 - share) * (440 - 78 - 26 - 38);
    const shares = (name: string) =>
      computed.rows.filter(({clipping}) => clipping === name).map(({share}) => place(share));
    const [, panel = ""] = draw("share").split("share of 10 seeds");
    const heights = (pattern: RegExp) => Array.from(panel.matchAll(pattern), ([, y]) => Number(y));
    const [circles, triangles] = [/<circle[^>]* cy="([\d.]+)"/g, /<path[^>]*transform="translate\([\d.]+,([\d.]+)\)"/g];
    for (const [k, y] of shares("clipped").entries()) expect(heights(circles)[k]).toBeCloseTo(y, 1);
    for (const [k, y] of shares("unclipped").entries())
      expect(heights(triangles)[k - 5 + heights(triangles).length]).toBeCloseTo(y, 1);
  });

  it("shows the paper's curve beside the share, and says whose it is", () => {
    const words = ["Pascanu et al. 2013, read off the plot", "all to ≈ 19, then none", "all to ≈ 12", "none from 20"];
    for (const each of words) expect(draw("share")).toContain(each);
    expect(draw("updates")).not.toContain("Pascanu");
    expect(draw("updates")).toContain("not within 3,000");
  });
});
