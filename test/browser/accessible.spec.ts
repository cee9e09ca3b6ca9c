import {expect, test} from "@playwright/test";
import {lessons} from "../../lessons.js";
import {comeTo, expectAccessible, wordsOutside} from "./support/figurePage.js";

/** A state of each figure other than its first, with as many words in it as it comes to. */
const crowded: Readonly<Record<string, string>> = {
  "chain-stepper": "size=2&angle=90",
  "gradient-vanishing-curves": "spectralRadius=2&seed=7",
  "eigenvalue-or-singular-value": "k=30&spectralRadius=1.2&shear=3",
  "your-own-activation": "spectralRadius=2",
  "near-and-far": "last=1&forgetBias=3",
  "two-explanations": "distance=10",
  "nudge-and-gradient": "nudge=-2&latch=3&t=1",
  "during-training": "step=14&path=c",
  tickets: "stage=last-word&filler=60&noun=maps",
  "is-or-are": "update=4000",
  "is-or-are-sentence": "sentence=the%20writer%20of%20the%20books%20near%20the%20ships&checkpoint=5",
  "is-or-are-gradient": "attractors=1",
  "real-text": "at=252",
  explosion: "radius=4&back=600",
  "explosion-run": "update=1268&show=overflow",
  "loss-cliff": "step=200&view=perspective",
  clipping: "threshold=20&x=-3.5&y=-2",
  "clipping-rescues": "show=updates",
  "cell-microscope": "stop=29&cuts=c.after,h-.a_o&edits=W_f.1.2:3,x.1:-3",
  "work-the-gates": "task=count&whose=trained&step=7",
  "cell-state-traces": "step=30",
  "gru-microscope": "stop=1&cuts=h-.kept&edits=U_u.1.1:-3",
  "keep-or-replace": "step=10&convention=z&u10=1&u9=1",
  "two-reset-gates": "compare=state",
  "lstm-or-gru-cost": "inputSize=256&hiddenSize=256",
  "lstm-or-gru": "equal=parameters",
  highway: "bias=chrono&seed=3&distance=50",
  "not-guaranteed": "forgetBias=-8&radius=40",
  "lstm-timeline": "event=8"
};

for (const {path, figures = []} of lessons)
  test.describe(path, () => {
    test.setTimeout(240_000);

    test("is accessible in light and dark, each figure as it first is", async ({page}) => {
      await page.goto(`.${path}.html`);
      for (const id of figures) await comeTo(page, id);
      await expectAccessible(page);
    });

    test("is accessible at 360 px, each figure in another state, with every word within its picture", async ({
      page
    }) => {
      await page.setViewportSize({width: 360, height: 740});
      const search = figures.map((id) => crowded[id].replace(/(^|&)/g, `$1${id}.`)).join("&");
      await page.goto(`.${path}.html?${search}`);
      for (const id of figures) {
        const figure = await comeTo(page, id);
        await expect(figure.locator(".note"), id).toHaveCount(0);
        expect(await wordsOutside(figure), id).toEqual([]);
      }
      await expectAccessible(page);
    });
  });
