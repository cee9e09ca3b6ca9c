import {katex} from "@mdit/plugin-katex";
import type MarkdownIt from "markdown-it";
import {lessons} from "./lessons.js";
import {forkedPages} from "./scripts/fork/forks.js";
import {figureReferences} from "./scripts/framework/markdown/figureReferences.js";
import {breakFormulas} from "./scripts/framework/markdown/breakFormulas.js";
import {figures} from "./scripts/framework/markdown/figures.js";
import {formulaOptions} from "./scripts/framework/markdown/formulaOptions.js";
import {gatherQuestions} from "./scripts/framework/markdown/gatherQuestions.js";
import {glossary} from "./scripts/framework/markdown/glossary.js";
import {pageHead, pageHeader} from "./scripts/framework/markdown/pageFrame.js";
import {presses} from "./scripts/framework/markdown/presses.js";
import {readingTime} from "./scripts/framework/markdown/readingTime.js";
import {sections} from "./scripts/framework/markdown/sections.js";
import {raisedFigures} from "./scripts/framework/markdown/raisedFigures.js";
import {setNumbers} from "./scripts/framework/markdown/setNumbers.js";
import {sourceListing} from "./scripts/framework/markdown/sourceListing.js";
import {sourcePaths} from "./scripts/framework/markdown/sourcePaths.js";
import {unbrokenFormulas} from "./scripts/framework/markdown/unbrokenFormulas.js";
import {values} from "./scripts/framework/markdown/values.js";
import {titleOf} from "./scripts/framework/pages/titleOf.js";

// No other host, at build either: Framework reports each build and preview to its makers unless told not to.
process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";

/** What is wrong with a page stops a build; a preview says it where it is. */
const previewing = process.argv.includes("preview");

export default {
  root: "src",
  output: "dist",
  title: "Vanishing Gradients, Fancy RNNs",
  // The way on at the foot of a page names the next by its title.
  pages: [...lessons, ...forkedPages()].map(({path}) => ({path, name: titleOf(path)})),
  // The files behind the figures, a page each; see scripts/framework/markdown/sourceListing.ts.
  dynamicPaths: sourcePaths(),
  // No other host: no fonts from elsewhere, no search index, our own stylesheet.
  globalStylesheets: [],
  style: "style/site.css",
  search: false,
  sidebar: false,
  toc: false,
  pager: true,
  // Links name files as they are, `lstm.html`: not every server guesses the extension.
  preserveExtension: true,
  head: pageHead,
  header: pageHeader,
  footer: "",
  markdownIt: (md: MarkdownIt) =>
    md
      .use(gatherQuestions)
      .use(figures, {previewing})
      .use(values, {inPlace: previewing})
      .use(presses)
      .use(sourceListing)
      .use(figureReferences, {previewing})
      .use(glossary)
      // Formulas become HTML and MathML here; no script of KaTeX's reaches the reader.
      .use(katex, {delimiters: "dollars", throwOnError: true, ...formulaOptions})
      .use(unbrokenFormulas)
      .use(setNumbers)
      .use(sections)
      .use(readingTime)
      .use(raisedFigures)
      .use(breakFormulas)
};
