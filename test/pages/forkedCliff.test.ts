import {describe, expect, it} from "vitest";
import type {Described} from "../../scripts/framework/loading/job.js";
import {readWantedSettings} from "../../scripts/framework/loading/readWantedSettings.js";
import {tracedSources} from "../../scripts/framework/loading/tracedSources.js";
import {wantedFigures} from "../../scripts/framework/loading/wantedFigures.js";
import {lossCliff} from "../../src/figures/lossCliff/figure.js";
import {descend} from "../../src/figures/lossCliff/network.js";
import {isInside} from "../../src/figures/lossCliff/race.js";
import {keyFrames} from "../../src/frame/picture/keyFrames.js";
import {document} from "../../src/loaders/document.js";
import {viewOf} from "../support/viewOf.js";

const {id, title, sizes} = lossCliff;
const described: Described = {
  ...{id, title, sizes, room: "lossCliff", name: "lossCliff"},
  ...{broad: true, properties: {}, source: null, near: null, parts: [], otherState: "", timed: []}
};

/** A page that shows the figure as it is, and beside it with settings of its own. */
const forked = (settings: string): string => `# My cliff

::: figure loss-cliff
alt: What it shows.
caption: The original.
:::

::: figure loss-cliff as my-cliff
settings: ${settings}
alt: What it shows.
caption: Mine.
:::
`;

const wantedOf = (settings: string) => {
  const {wanted, faults} = wantedFigures(new Map([["src/my-cliff.md", forked(settings)]]), [described]);
  expect(faults).toEqual([]);
  return [...wanted.values()];
};

/** What the loader makes of one of them. */
async function made(wanted: ReturnType<typeof wantedOf>[number]) {
  const experiment = await lossCliff.experiment();
  const {settings} = readWantedSettings(wanted, experiment.settings);
  const data = await experiment.data(settings, tracedSources());
  const view = await viewOf(lossCliff, data);
  const host = {document, part: () => Promise.reject(new Error("no parts")), refresh: () => undefined};
  const facts = (await lossCliff.facts?.(data, view, host)) ?? {};
  const frames = (view.frames?.states ?? []).map((state) => ({...view.first, ...state}));
  const paper = frames.map((state) => ({picture: view.draw(state, {width: 640, height: 430}), words: view.say(state)}));
  return {settings, facts, frames, words: view.say(view.first), paper: keyFrames(paper, {title, document})};
}

describe("a page that forks loss-cliff with rate 0.02", async () => {
  const wanted = wantedOf("{rate: 0.02}");
  const [original, mine] = await Promise.all(wanted.map(made));

  it("has the original and its own, each with outputs of its own", () => {
    expect(wanted.map(({base}) => base)).toEqual(["loss-cliff", expect.stringMatching(/^loss-cliff-[0-9a-f]{8}$/)]);
    expect({...mine.settings, rate: original.settings.rate}).toEqual(original.settings);
    expect(mine.settings.rate).toBe(0.02);
  });

  it("has facts, a sentence and key frames of its own descents", () => {
    const path = descend(mine.settings, {...mine.settings, threshold: Infinity});
    const exit = path.findIndex((place) => !isInside(mine.settings, place));
    expect(exit).toBeGreaterThan(0);
    expect(mine.facts).toMatchObject({thrownAt: exit, thrownFrom: {w: path[exit - 1].w, norm: path[exit - 1].norm}});
    expect(mine.words).toContain(`Update ${exit} threw the unclipped run from`);
    expect(mine.frames.map(({step}) => step)).toEqual([mine.facts.clippedAt, exit - 1, exit, mine.settings.updates]);
    expect(mine.paper).toContain(`Update ${exit} threw the unclipped run from`);
  });

  it("leaves the original as it was", () => {
    expect(original.facts.thrownAt).not.toBe(mine.facts.thrownAt);
    expect(original.words).toContain(`Update ${String(original.facts.thrownAt)} threw`);
    expect(original.paper).not.toContain(`Update ${String(mine.facts.thrownAt)} threw`);
  });
});

describe("a page that forks loss-cliff with what it cannot be", () => {
  const place = "src/my-cliff.md:8: figure loss-cliff: settings:";

  it.each([
    ["{spectralRadus: 1.3}", /spectralRadus: expected one of the fields steps, x0, target, .*, got “spectralRadus”/],
    ['{rate: "0.02"}', 'rate: expected number, got "0.02"'],
    ["{start: {w: five}}", 'start.w: expected number, got "five"'],
    ["{w: {from: 6}}", "w: expected a range whose from is below its to"]
  ])("refuses %s with its place, field, expectation and value", async (settings, problem) => {
    const [, mine] = wantedOf(settings);
    await expect(made(mine)).rejects.toThrow(place);
    await expect(made(mine)).rejects.toThrow(problem);
  });

  it("refuses settings that have no wall, with fields and values", async () => {
    const [, mine] = wantedOf("{steps: 1}");
    await expect(made(mine)).rejects.toThrow(
      "steps, w, b: expected a wall from the left of the picture to its right, got steps = 1, w from 4.4 to 5.5 and b"
    );
  });

  it("has no throw to speak of where five steps make a slope of the wall: prose that names it finds nothing", async () => {
    const [, mine] = await Promise.all(wantedOf("{steps: 5}").map(made));
    expect(mine.words).toContain("nothing is clipped, and the runs are one");
    expect(mine.frames.map(({step}) => step)).toEqual([mine.settings.updates]);
    expect(mine.facts).not.toHaveProperty("thrownAt");
  });
});
