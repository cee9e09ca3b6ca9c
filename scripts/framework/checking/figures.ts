import type {Finding, Site} from "./site.js";

/** Every figure stands without JavaScript: a still picture of known size, a text that says what it shows, a caption. */
export function figures({pages}: Site): Finding[] {
  return pages.flatMap(({file, document}) =>
    Array.from(document.querySelectorAll("figure")).flatMap((figure) => {
      const id = figure.getAttribute("id") ?? "";
      const still = figure.querySelector("img.still");
      const attribute = (name: string) => (still?.getAttribute(name) ?? "").trim();
      const caption = (figure.querySelector("figcaption")?.textContent ?? "").trim();
      const requirements: [met: boolean, expected: string, found: string][] = [
        [/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id), "an id in kebab-case", id || "none"],
        [attribute("src") !== "", '<img class="still" src="…">', "none"],
        [/^\d+$/.test(attribute("width")) && /^\d+$/.test(attribute("height")), "the still's width and height", "none"],
        [attribute("alt") !== "", "alt text on the still", "none"],
        [caption !== "", "a figcaption", "none"]
      ];
      return requirements
        .filter(([met]) => !met)
        .map(([, expected, found]) => ({file, expected: `figure #${id}: ${expected}`, found}));
    })
  );
}
