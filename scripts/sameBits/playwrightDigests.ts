import {chromium, firefox, type BrowserType, type LaunchOptions} from "@playwright/test";
import {systemChromium, systemFirefox} from "../browserPath.js";
import type {Digests} from "./computations.js";
import type {FigureSettings} from "./figureDigests.js";
import {inTime} from "./inTime.js";

/** What digests are asked of: the page's address, the figures’ settings, and the time there is, in ms. */
export interface Question {
  readonly address: string;
  readonly figures: FigureSettings;
  readonly timeout: number;
}

export function inChromium(question: Question): Promise<Digests> {
  const executablePath = systemChromium();
  return digestsIn(chromium, executablePath === undefined ? {} : {executablePath}, question);
}

/** @param executablePath of Debian's Firefox, which Playwright drives by the protocol of all browsers */
export function inFirefox(question: Question, executablePath = systemFirefox() ?? ""): Promise<Digests> {
  return digestsIn(firefox, {channel: "moz-firefox", executablePath}, question);
}

async function digestsIn(
  type: BrowserType,
  options: LaunchOptions,
  {address, figures, timeout}: Question
): Promise<Digests> {
  const browser = await type.launch({...options, timeout});
  try {
    const page = await browser.newPage();
    await page.goto(address, {timeout});
    await page.waitForFunction(() => "sameBits" in window, undefined, {timeout});
    const answer = page.evaluate((figures) => window.sameBits(figures), figures);
    return await inTime(answer, timeout, "an answer"); // evaluate has no limit of its own
  } finally {
    await browser.close();
  }
}
