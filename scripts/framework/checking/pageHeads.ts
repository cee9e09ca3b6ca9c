import type {Finding, Site} from "./site.js";

/** Every page says its language, title and description, and can be zoomed; no two pages have one title. */
export function pageHeads({pages}: Site): Finding[] {
  const titles = new Map<string, string>();
  return pages.flatMap(({file, document}) => {
    const content = (name: string) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
    const title = (document.querySelector("head > title")?.textContent ?? "").trim();
    const namesake = titles.get(title);
    titles.set(title, file);
    const requirements: [met: boolean, expected: string, found: string][] = [
      [document.documentElement.getAttribute("lang") === "en", '<html lang="en">', "another language or none"],
      [title !== "", "a title", "none"],
      [title === "" || namesake === undefined, "a title of its own", `the title of ${namesake}: ${title}`],
      [content("description").trim() !== "", "a description in the front matter", "none"],
      [content("viewport").includes("width=device-width"), "a viewport as wide as the device", content("viewport")],
      [!/maximum-scale|user-scalable/.test(content("viewport")), "a viewport that can be zoomed", content("viewport")],
      [document.querySelectorAll("h1").length === 1, "one h1", String(document.querySelectorAll("h1").length)]
    ];
    return requirements.filter(([met]) => !met).map(([, expected, found]) => ({file, expected, found}));
  });
}
