import {csvParse} from "d3";
import {readFileSync} from "node:fs";
import {expect, test, type Page} from "@playwright/test";
import {withoutProvenance} from "./support/figurePage.js";
import {bringToLife, frameAddress, openBrought, openLive, openStill} from "./support/framePage.js";

const slider = (page: Page) => page.getByRole("slider", {name: "step"});
const picture = (page: Page) => page.locator("#dummy .picture > svg");
const search = (page: Page) => new URL(page.url()).search;

/** What the picture says of its state, once it has been drawn. */
async function drawn(page: Page): Promise<Record<string, unknown>> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return JSON.parse((await picture(page).textContent()) ?? "") as Record<string, unknown>;
}

test.describe("the stepper", () => {
  test("goes by keys: arrows, stages, ends", async ({page}) => {
    await openLive(page);
    await slider(page).focus();
    const expected = [
      ["ArrowRight", 41],
      ["ArrowUp", 42],
      ["ArrowLeft", 41],
      ["ArrowDown", 40],
      ["PageUp", 50],
      ["PageUp", 75],
      ["PageUp", 100],
      ["PageUp", 100],
      ["PageDown", 75],
      ["Home", 0],
      ["ArrowLeft", 0],
      ["PageDown", 0],
      ["End", 100],
      ["ArrowRight", 100]
    ] as const;
    for (const [key, step] of expected) {
      await page.keyboard.press(key);
      expect((await drawn(page)).step, key).toBe(step);
      await expect(slider(page)).toHaveAttribute("aria-valuetext", `step ${step}, rho 0.9`);
    }
  });

  test("going back is exact", async ({page}) => {
    await openLive(page);
    const before = await picture(page).evaluate((svg) => svg.outerHTML);
    await slider(page).focus();
    for (let k = 0; k < 7; k++) await page.keyboard.press("ArrowRight");
    await drawn(page);
    expect(await picture(page).evaluate((svg) => svg.outerHTML)).not.toBe(before);
    for (let k = 0; k < 7; k++) await page.keyboard.press("ArrowLeft");
    await drawn(page);
    expect(await picture(page).evaluate((svg) => svg.outerHTML)).toBe(before);
  });

  test("plays with Space on its button only, and stops at the end", async ({page}) => {
    // Far enough from the end that a slow machine still sees the button while it plays.
    await openLive(page, "?dummy.step=50");
    await page.waitForTimeout(400);
    expect((await drawn(page)).step).toBe(50);
    await page.getByRole("button", {name: "Play"}).focus();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", {name: "Pause"})).toBeFocused();
    await expect(page.getByRole("button", {name: "Play"})).toBeVisible({timeout: 30_000});
    expect((await drawn(page)).step).toBe(100);
  });

  test("a hand on it ends the play", async ({page}) => {
    await openLive(page, "?dummy.step=1");
    await page.getByRole("button", {name: "Play"}).click();
    await page.getByRole("button", {name: "Next step"}).click();
    await expect(page.getByRole("button", {name: "Play"})).toBeVisible();
    const {step} = await drawn(page);
    await page.waitForTimeout(400);
    expect((await drawn(page)).step).toBe(step);
  });

  test("pauses off screen", async ({page}) => {
    await openLive(page, "?dummy.step=1");
    await page.getByRole("button", {name: "Play"}).click();
    await expect.poll(async () => (await drawn(page)).step).not.toBe(1);
    await page.evaluate(() => scrollTo({top: document.body.scrollHeight, behavior: "instant"}));
    await expect(page.locator("#dummy [aria-label=Play]")).toHaveCount(1);
    const {step} = await drawn(page);
    await page.waitForTimeout(500);
    expect((await drawn(page)).step).toBe(step);
  });

  test.describe("under reduced motion", () => {
    test.use({contextOptions: {reducedMotion: "reduce"}});

    test("plays from stage to stage", async ({page}) => {
      await openLive(page);
      const seen = new Set([(await drawn(page)).step]);
      await page.getByRole("button", {name: "Play from stage to stage"}).click();
      await expect
        .poll(async () => [...seen.add((await drawn(page)).step)], {intervals: [100], timeout: 8000})
        .toContain(75);
      expect([...seen]).toEqual([40, 50, 75]);
    });
  });
});

test.describe("the address", () => {
  test("takes the state, defaults left out, and gives it back", async ({page}) => {
    await openLive(page, "?utm=a%20b&other.step=3#after");
    await slider(page).focus();
    await page.keyboard.press("End");
    await page.getByRole("radio", {name: "gru"}).check();
    await page.getByRole("checkbox", {name: "clip"}).uncheck();
    await page.getByRole("button", {name: "new seed"}).click();
    await expect
      .poll(() => search(page))
      .toBe("?utm=a%20b&other.step=3&dummy.step=100&dummy.seed=2&dummy.cell=gru&dummy.clip=no");
    expect(new URL(page.url()).hash).toBe("#after");
    const before = await drawn(page);
    await page.reload();
    await bringToLife(page);
    expect(await drawn(page)).toEqual(before);
    await page.getByRole("button", {name: "Reset"}).click();
    await expect.poll(() => search(page)).toBe("?utm=a%20b&other.step=3");
  });

  test("is written seldom while a key is held", async ({page}) => {
    await page.addInitScript(() => {
      const replace = history.replaceState.bind(history);
      history.replaceState = (...given) => {
        document.documentElement.dataset.writes = String(Number(document.documentElement.dataset.writes ?? 0) + 1);
        replace(...given);
      };
    });
    await openLive(page, "?dummy.step=0");
    await slider(page).focus();
    const start = performance.now();
    for (let k = 0; k < 60; k++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => search(page)).toBe("?dummy.step=60");
    // One write in 400 ms at most, however long a busy machine takes over the sixty keys; and the one that waits.
    const most = Math.ceil((performance.now() - start) / 400) + 1;
    expect(Number(await page.locator("html").getAttribute("data-writes"))).toBeLessThanOrEqual(Math.min(most, 59));
  });

  test("is followed when the reader goes back", async ({page}) => {
    await openLive(page);
    await slider(page).focus();
    await page.keyboard.press("Home");
    await expect.poll(() => search(page)).toBe("?dummy.step=0");
    await page.getByRole("link", {name: "Below"}).click();
    await slider(page).focus();
    await page.keyboard.press("End");
    await expect.poll(() => search(page)).toBe("?dummy.step=100");
    await page.goBack();
    await expect.poll(async () => (await drawn(page)).step).toBe(0);
    await page.goForward();
    await expect.poll(async () => (await drawn(page)).step).toBe(100);
  });

  test("loses nothing to a link followed at once", async ({page}) => {
    await openLive(page);
    await slider(page).focus();
    await page.keyboard.press("End");
    await page.evaluate(() => (location.hash = "after"));
    await expect.poll(() => search(page)).toBe("?dummy.step=100");
    expect((await drawn(page)).step).toBe(100);
  });

  test("that may not be written stays, and the figure, its history and its link go on", async ({page}) => {
    await openStill(page, "?other.step=3");
    await page.evaluate(() => {
      const refuse = () => {
        throw new DOMException("not in this frame", "SecurityError");
      };
      Object.assign(history, {replaceState: refuse, pushState: refuse});
      Object.defineProperty(navigator, "clipboard", {value: undefined});
    });
    await bringToLife(page);
    await slider(page).press("End");
    await page.getByRole("button", {name: "new seed"}).click();
    await page.getByRole("button", {name: "Copy link"}).click();
    const link = page.getByRole("textbox", {name: "link to this figure"});
    await expect(link).toHaveValue(`${frameAddress}?other.step=3&dummy.step=100&dummy.seed=2#dummy`);
    await page.getByRole("button", {name: "Undo"}).click();
    expect((await drawn(page)).seed).toBe(1);
    await page.getByRole("link", {name: "the answer"}).click();
    await expect.poll(async () => (await drawn(page)).rho).toBe(1.2);
    expect(search(page)).toBe("?other.step=3");
  });

  test("when damaged shows notes that can be dismissed, and the page goes on", async ({page}) => {
    await openLive(page, "?dummy.step=999&dummy.cell=rnn&dummy.colour=<b>");
    const notes = page.locator("#dummy .note");
    await expect(notes).toHaveCount(3);
    await expect(notes.nth(0)).toContainText(
      "step expects a whole number from 0 to 100, but was given “999”. Shown: 100."
    );
    await expect(notes.nth(1)).toContainText("cell expects one of lstm, gru, broken, but was given “rnn”");
    await expect(notes.nth(2)).toContainText("dummy has no “colour” to set to “<b>”");
    expect(await drawn(page)).toMatchObject({step: 100, cell: "lstm"});
    await notes.nth(1).getByRole("button", {name: "Dismiss"}).click();
    await expect(notes).toHaveCount(2);
    await slider(page).focus();
    await page.keyboard.press("Home");
    expect((await drawn(page)).step).toBe(0);
  });
});

test.describe("the picture", () => {
  for (const width of [360, 768, 1440]) {
    test(`takes the still one's place at ${width} px, and nothing moves`, async ({page}) => {
      await page.setViewportSize({width, height: 900});
      await openStill(page);
      const boxes = () =>
        page.evaluate(() =>
          ["#dummy", "#dummy figcaption", "#after", "[data-control]"].map((part) => {
            const {x, y, width, height} = document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
            return {x, y, width, height};
          })
        );
      const before = await boxes();
      await expect(page.locator("#dummy > img.still")).toBeVisible();
      await bringToLife(page);
      await drawn(page);
      // A still is as high as its ratio says, a live picture a whole number of pixels.
      for (const [k, box] of (await boxes()).entries())
        for (const side of ["x", "y", "width", "height"] as const)
          expect(Math.abs(box[side] - before[k][side]), `${k}: ${side}`).toBeLessThan(1);
      const shifts = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            new PerformanceObserver((list) => done(list.getEntries().length)).observe({
              type: "layout-shift",
              buffered: true
            });
            setTimeout(() => done(0), 300);
          })
      );
      expect(shifts).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }

  test("that cannot be drawn leaves the last good one, under a message", async ({page}) => {
    await openLive(page, "?dummy.step=7");
    await page.getByRole("button", {name: "break it"}).click();
    await expect(page.getByRole("alert")).toContainText("expected a cell, got broken");
    expect(await drawn(page)).toMatchObject({step: 7, cell: "lstm"});
    await page.getByRole("radio", {name: "gru"}).check();
    await expect(page.getByRole("alert")).toHaveCount(0);
    expect(await drawn(page), "the words set all of the state").toMatchObject({step: 40, cell: "gru"});
  });

  test("that cannot be drawn at first leaves the still one", async ({page}) => {
    await openLive(page, "?dummy.cell=broken");
    await expect(page.getByRole("alert")).toContainText("expected a cell, got broken");
    await expect(page.locator("#dummy img.still")).toBeVisible();
    await expect(page.locator("#after")).toBeVisible();
  });

  test("is drawn anew for a new width", async ({page}) => {
    await openLive(page);
    const wide = Number(await picture(page).getAttribute("width"));
    await page.setViewportSize({width: 400, height: 800});
    await expect.poll(async () => Number(await picture(page).getAttribute("width"))).toBeLessThan(wide);
    const box = await picture(page).evaluate((svg) => [svg.clientWidth, svg.clientHeight]);
    expect(box[0] / box[1]).toBeCloseTo(1.5, 1);
  });

  test("goes with its figure, and the page is as it was", async ({page}) => {
    await openStill(page);
    const before = await page.locator("main").innerHTML();
    await bringToLife(page);
    await page.evaluate(() => document.dispatchEvent(new Event("drop")));
    await expect(page.locator("#dummy > img.still")).toBeVisible();
    expect(await page.locator("main").innerHTML()).toBe(before);
  });
});

test.describe("the words", () => {
  test("name the picture, stand under it, and are spoken once a drag is over", async ({page}) => {
    await openLive(page);
    await expect(page.getByRole("img", {name: "At step 40 the value is 36.00."})).toBeVisible();
    await expect(page.locator("#dummy .say")).toHaveText("At step 40 the value is 36.00.");
    const spoken = page.locator("#dummy .spoken");
    await expect(spoken).toHaveText("");
    await page.getByRole("slider", {name: "ρ"}).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#dummy .say")).toHaveText("At step 40 the value is 36.80.");
    await expect(spoken).toHaveText("");
    await expect(spoken).toHaveText("At step 40 the value is 36.80.");
  });

  test("are not spoken after a slider that says as much itself", async ({page}) => {
    await openLive(page);
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#dummy .say")).toHaveText("At step 41 the value is 36.90.");
    await page.waitForTimeout(1200);
    await expect(page.locator("#dummy .spoken")).toHaveText("");
    await page.getByRole("button", {name: "Next step"}).click();
    await expect(page.locator("#dummy .spoken")).toHaveText("At step 42 the value is 37.80.");
  });

  test("in the prose drive the figure, and say whose they are", async ({page}) => {
    await openLive(page);
    const button = page.getByRole("button", {name: "step 94"});
    await expect(button).toHaveAttribute("aria-controls", "dummy");
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await drawn(page)).toMatchObject({step: 94, cell: "gru"});
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Enter");
    expect(await drawn(page), "pressed again, it takes its change back").toMatchObject({step: 40, cell: "lstm"});
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await slider(page).focus();
    await page.keyboard.press("End");
    await page.getByRole("link", {name: "the answer"}).click();
    expect(await drawn(page), "a link is the whole of the state").toMatchObject({step: 40, rho: 1.2});
    await expect.poll(() => search(page)).toBe("?dummy.rho=1.2");
    await page.getByRole("button", {name: "Undo"}).click();
    expect(await drawn(page)).toMatchObject({step: 100, rho: 0.9});
    const control = page.locator("main > p [data-control] input");
    await expect(control).toHaveAttribute("aria-controls", "dummy");
    await control.focus();
    await page.keyboard.press("ArrowRight");
    expect(await drawn(page)).toMatchObject({rho: 0.91});
    // From below a figure that is taller than the screen: its picture comes into sight, whole.
    await page.setViewportSize({width: 360, height: 420});
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await button.evaluate((button: HTMLElement) => button.click());
    await expect(page.locator("#dummy .picture")).toBeInViewport({ratio: 1});
  });
});

test.describe("the controls", () => {
  test("follow the state and clamp what is typed", async ({page}) => {
    await openLive(page, "?dummy.seed=99&dummy.tau=10");
    const seed = page.getByRole("spinbutton", {name: "seed"});
    await expect(seed).toHaveValue("99");
    await page.getByRole("button", {name: "new seed"}).click();
    await expect(seed).toHaveValue("0");
    await seed.fill("1234");
    await seed.press("Enter");
    await expect(seed).toHaveValue("99");
    const problem = page.locator('[data-field="seed"] [role="status"]');
    await expect(problem).toHaveText("This takes a whole number from 0 to 99: 99 is taken instead of 1234.");
    await seed.fill("1.5");
    await seed.press("Enter");
    await expect(problem).toHaveText("This takes a whole number from 0 to 99: 2 is taken instead of 1.5.");
    await seed.fill("");
    await seed.press("Enter");
    await expect(problem).toHaveText("This takes a whole number from 0 to 99: 2 is taken.");
    await seed.fill("99");
    await seed.press("Enter");
    await expect(problem).toHaveText("");
    const tau = page.getByRole("slider", {name: "τ"});
    await expect(tau).toHaveAttribute("aria-valuetext", "10 s");
    await tau.focus();
    await page.keyboard.press("ArrowLeft");
    expect((await drawn(page)).tau).toBe(9.12);
  });

  test("are large enough to press, with a mouse and with a finger", async ({browser}) => {
    for (const [hasTouch, least] of [
      [false, 24],
      [true, 44]
    ] as const) {
      const context = await browser.newContext({viewport: {width: 360, height: 800}, hasTouch, isMobile: hasTouch});
      const page = await context.newPage();
      await openLive(page);
      const heights = await page
        .locator("#dummy .control :is(button, label, input[type=range]), #dummy .tools button, label.control")
        .evaluateAll((parts) =>
          parts.map((part) => [part.outerHTML.slice(0, 80), part.getBoundingClientRect().height])
        );
      expect(heights.length).toBeGreaterThan(10);
      expect(heights.filter(([, height]) => Number(height) < least)).toEqual([]);
      await context.close();
    }
  });
});

test.describe("bringing to life", () => {
  const alive = {id: "alive"};
  const lives = (page: Page) => expect(page.locator("#alive .say")).toHaveText("The value is 7.");
  const faults = [
    ["data that cannot be fetched", {data: "/missing.json"}, "Unable to load file: /missing.json"],
    ["a module that fails", {module: "/missing.js"}, "missing.js"],
    ["a part that there is not", {part: "other"}, "faulty: expected one of the parts more, got other"]
  ] as const;

  for (const [fault, places, reason] of faults) {
    test(`says in the figure's place: ${fault}; and the rest of the page goes on`, async ({page}) => {
      await openBrought(page, [{id: "faulty", ...places}, alive]);
      const message = page.locator("#faulty").getByRole("alert");
      await expect(message).toContainText("This figure could not be brought to life.");
      await expect(message).toContainText(reason);
      await expect(page.locator("#faulty > img.still")).toBeVisible();
      await lives(page);
      await expect(page.getByRole("alert")).toHaveCount(1);
      await page.evaluate(() => document.dispatchEvent(new Event("drop")));
      await expect(message, "it goes with the block that said it").toHaveCount(0);
    });
  }

  for (const [what, places, type, body] of [
    ["data", {data: "/late.json"}, "application/json", '{"value": 3}'],
    ["a module", {module: "/late.js", data: "/late.json"}, "text/javascript", '{"value": 3}']
  ] as const)
    test(`${what} that did not arrive can be asked for again, and again`, async ({page}) => {
      let lost = 2;
      await openBrought(page, [{id: "late", ...places}, alive], async (route) => {
        const isModule = new URL(route.request().url()).pathname.endsWith(".js");
        const lose = isModule === (what === "a module") && lost-- > 0;
        await (lose ? route.abort("connectionreset") : route.fulfill({contentType: type, body: isModule ? "" : body}));
      });
      const message = page.locator("#late").getByRole("alert");
      await expect(message).toContainText("This figure could not be brought to life.");
      await expect(message.getByRole("button", {name: "Reload the page"})).toHaveCount(0);
      await message.getByRole("button", {name: "Try again"}).click();
      await expect(message.getByRole("button", {name: "Reload the page"})).toBeVisible();
      await message.getByRole("button", {name: "Try again"}).click();
      await expect(page.locator("#late .say")).toHaveText("The value is 3.");
      await expect(message).toHaveCount(0);
    });

  test("gives a figure the part that it asks for", async ({page}) => {
    await openBrought(page, [{id: "whole", part: "more"}]);
    await expect(page.locator("#whole .say")).toHaveText("The value is 14.");
  });

  test("says that data are late, until they come", async ({page}) => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await openBrought(page, [{id: "late", data: "/late.json"}, alive], async (route) => {
      await arrived;
      await route.fulfill({json: {value: 3}});
    });
    await expect(page.locator("#late .note")).toContainText("The data of this figure are not there yet.");
    await lives(page);
    await expect(page.locator("#alive .note")).toHaveCount(0);
    arrive();
    await expect(page.locator("#late .say")).toHaveText("The value is 3.");
    await expect(page.locator("#late .note")).toHaveCount(0);
  });
});

test.describe("undo", () => {
  test("takes back a drag as a whole, then what was before it, down to what the address brought", async ({page}) => {
    await openLive(page, "?dummy.rho=1.1");
    const undo = page.getByRole("button", {name: "Undo"});
    await slider(page).evaluate((input: HTMLInputElement) => {
      for (let step = 41; step <= 45; ++step) {
        input.value = String(step);
        input.dispatchEvent(new Event("input"));
      }
    });
    expect(await drawn(page)).toMatchObject({step: 45, rho: 1.1});
    await slider(page).focus();
    await page.waitForTimeout(800);
    await page.keyboard.press("End");
    expect(await drawn(page)).toMatchObject({step: 100});
    await undo.click();
    expect(await drawn(page)).toMatchObject({step: 45});
    await undo.click();
    expect(await drawn(page)).toMatchObject({step: 40, rho: 1.1});
    await page.waitForTimeout(400);
    expect(search(page)).toBe("?dummy.rho=1.1");
    await undo.click();
    await expect(page.getByRole("button", {name: "Nothing to undo"})).toBeVisible();
    expect(await drawn(page)).toMatchObject({step: 40, rho: 1.1});
  });
});

test.describe("the tools", () => {
  const save = async (page: Page, name: string) => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", {name}).click();
    const file = await waiting;
    return {name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8")};
  };

  test("save the rows", async ({page}) => {
    await openLive(page, "?dummy.step=3");
    const {name, text} = await save(page, "CSV");
    expect(name).toBe("dummy.csv");
    expect(text.split("\n").slice(-2)).toEqual([
      `# page: ${frameAddress}; figure: dummy; state: dummy.step=3; settings: not known; commit: not known`,
      ""
    ]);
    expect(csvParse(withoutProvenance(text)).map(({step, value}) => [step, value])).toEqual([
      ["0", "0"],
      ["1", "0.9"],
      ["2", "1.8"],
      ["3", "2.7"]
    ]);
  });

  test("save the picture, and it stands alone", async ({page}) => {
    await openLive(page);
    const {name, text} = await save(page, "SVG");
    expect(name).toBe("dummy.svg");
    const parsed = await page.evaluate((svg) => {
      const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
      const part = (tag: string) => root.querySelector(tag)?.textContent;
      return [root.namespaceURI, root.nodeName, part("title"), part("desc"), part("text"), part("metadata")];
    }, text);
    expect(parsed.slice(0, 4)).toEqual([
      "http://www.w3.org/2000/svg",
      "svg",
      "At step 40 the value is 36.00.",
      "The caption of the dummy."
    ]);
    expect(parsed[5]).toContain("; figure: dummy; state: as at first;");
    expect(JSON.parse(String(parsed[4]))).toMatchObject({step: 40});
    expect(text).not.toMatch(/var\(/);
  });

  test("copy a link that shows the same figure", async ({page, context}) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openLive(page);
    await slider(page).focus();
    await page.keyboard.press("End");
    await page.getByRole("button", {name: "Copy link"}).click();
    await expect(page.getByRole("button", {name: "Copied"})).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${frameAddress}?dummy.step=100#dummy`);
  });

  test("show the link where the clipboard is closed, marked and with the focus", async ({page}) => {
    await openLive(page);
    await page.evaluate(() =>
      Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("no"))}})
    );
    await slider(page).press("End");
    await page.getByRole("button", {name: "Copy link"}).click();
    await expect(page.getByRole("alert")).toContainText("Copy the link by hand");
    await expect(page.getByRole("button", {name: "Not copied"})).toBeVisible();
    await expect(page.getByRole("textbox", {name: "link to this figure"})).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(`${frameAddress}?dummy.step=100#dummy`);
  });
});
