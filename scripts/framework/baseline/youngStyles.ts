import css from "@eslint/css";
import {Linter} from "eslint";
import type {Finding, Site} from "../checking/site.js";
import {baseline, ornaments} from "./baseline.js";

/** Every stylesheet that reaches the reader is of the baseline's platform, but for ornaments. */
export function youngStyles({pages, texts}: Site): Finding[] {
  const inline = pages.flatMap(({file, document}) =>
    Array.from(document.querySelectorAll("style"), ({textContent}) => [textContent, file] as const)
  );
  const files = [...texts].filter(([file]) => file.endsWith(".css"));
  const sheets = [...files, ...[...new Map(inline)].map(([text, file]) => [file, text] as const)];
  const linter = new Linter({configType: "flat"});
  return sheets.flatMap(([file, text]) => {
    const messages = linter.verify(text, config, {filename: "sheet.css"});
    const found = new Set(messages.map(({message}) => message));
    return [...found].map((found) => ({file, expected: `styles of ${baseline.platform.year}`, found}));
  });
}

const config: Linter.Config[] = [
  {
    files: ["**/*.css"],
    plugins: {css},
    language: "css/css",
    rules: {
      "css/use-baseline": [
        "error",
        {
          available: baseline.platform.year,
          allowProperties: named("property"),
          allowSelectors: named("selector"),
          allowAtRules: named("at-rule"),
          allowPropertyValues: Object.fromEntries(
            named("value")
              .map((name) => name.split(": "))
              .map(([property, value]) => [property, [value]])
          )
        }
      ]
    }
  }
];

function named(kind: (typeof ornaments)[number]["kind"]): string[] {
  return ornaments.filter((ornament) => ornament.kind === kind).map(({name}) => name);
}
