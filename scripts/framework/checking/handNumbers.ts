import * as v from "valibot";
import {readSettings} from "../../../src/loaders/readJson.js";
import type {Finding} from "./site.js";
import {masked, proseOf} from "./proseOf.js";

const exception = v.strictObject({
  /** An exact piece of the page, short, that holds the number. */
  text: v.pipe(v.string(), v.regex(/[\d¼-¾⅐-⅞↉]/, "a text with a digit in it")),
  /** Why it may stand there: a paper with its table or figure, mathematics, a definition, what the reader sets. */
  source: v.pipe(v.string(), v.minLength(4))
});

const file = "data/prose-numbers.json";

/** Numbers that stand in prose by hand, by page. */
const proseNumbers = v.record(v.string(), v.array(exception));
export type ProseNumbers = v.InferOutput<typeof proseNumbers>;

/** The exceptions of this repository. */
export function readProseNumbers(): ProseNumbers {
  return readSettings(file, proseNumbers);
}

/** A number as prose writes it: 0.35, .35, −2, 3,000, 8 · 10⁷, 10⁻⁷, 1/1024, ¾, 59 %; none within a name, W_2 or gru-28. */
const number =
  /(?<![\p{L}\d]|\d[.,]|[\p{L}\d]_|\p{L}-)[−+±-]?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+|(?=[¼-¾⅐-⅞↉]))[¼-¾⅐-⅞↉]?(?:\s?[·×]\s?10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]))?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\/\d+)?(?:(?:&nbsp;|[ \u00a0])?%)?/gu;

/** What is counted by so many: a year is not. */
const counted =
  /^\**_*(?:&nbsp;|[ \u00a0])(more |other |such )?(updates?|steps?|seeds?|runs?|words?|characters?|units?|networks?|sequences?|texts?|sentences?|symbols?|examples?|parameters?|weights?|batch(es)?|times)\b/;

/** Numbers that are none of what was measured, by what stands before and after them. */
const harmless: readonly {
  readonly is: RegExp;
  readonly after?: RegExp;
  readonly before?: RegExp;
  readonly unless?: RegExp;
}[] = [
  // A year, which has no thousands apart: (2013), Tallec and Ollivier 2018, in 2014, **1997, LSTM.** Not 2000 updates.
  {
    unless: counted,
    is: /^(1[6-9]|20)\d\d$/,
    after:
      /(\(|\*\*|[,;] |\bal\.,? |\p{Lu}[\p{L}\d’-]+,? |\b([Ii]n|of|since|until|before|and|by|(1[6-9]|20)\d\d to) )$/u
  },
  // A place in a paper or in this lecture: section 2.1, Fig. 3, equations 5 to 8, lesson 2. Not: in this section 37 updates.
  {
    unless: counted,
    is: /^\d+(\.\d+)*$/,
    after:
      /\b([Ss]ections?|[Ff]ig(s?\.|ures?)|[Tt]ables?|[Ee]q(s?\.|uations?)|[Cc]hapters?|[Ll]essons?|[Ll]ecture|pp?\.)\s([\d.]+(,| to| and|–) ?)*$/
  },
  // How sure an interval is, where no other is said.
  {is: /^95(&nbsp;| )?%$/, before: /^ intervals?\b/},
  // The ends of a gate, a probability, a scale; and the 1 of a formula in words. Not a count: 1 of 10, 1 %.
  {is: /^[−±-]?[01]$/, before: /^(?! of | learnt| at T| in the median| (seed|run|update|example|network|time)s?\b)/}
];

interface Found {
  readonly at: number;
  readonly text: string;
}

/**
 * Numbers that were typed into prose: what was computed or set changes, and the sentence stays. Digits only; a count in
 * letters is left to the reader of the page.
 * @param pages text by file: Markdown of the pages, and JSON whose texts are prose
 * @param exceptions numbers of the literature, of mathematics and the like, with their sources; a page that has none of
 * its own, as a fork, may use those of all pages
 */
export function handNumbers(pages: ReadonlyMap<string, string>, exceptions: ProseNumbers): Finding[] {
  const strangers = Object.keys(exceptions).filter((page) => !pages.has(page));
  return [
    ...strangers.map((page) => ({file, expected: `one of the pages ${[...pages.keys()].join(", ")}`, found: page})),
    ...[...pages].flatMap(([page, text]) => {
      const own = exceptions[page];
      return onPage(page, text, own ?? Object.values(exceptions).flat(), {unused: own !== undefined});
    })
  ];
}

/** Numbers of one page; exceptions that excuse none are found, too, where they are its own. */
function onPage(
  page: string,
  text: string,
  exceptions: ProseNumbers[string],
  {unused: own}: {unused: boolean}
): Finding[] {
  const found = numbersIn(text);
  const excused = exceptions.map((exception) => ({
    ...exception,
    covers: found.filter((number) =>
      occurrences(text, exception.text).some((at) => isWithin(number, at, exception.text))
    )
  }));
  const typed = found.filter((number) => !excused.some(({covers}) => covers.includes(number)));
  return [
    ...typed.map(({at, text: digits}) => ({
      file: `${page}:${text.slice(0, at).split("\n").length}`,
      expected: `no number by hand: {{figure!fact}} for what was computed, {{figure.setting}} for what was set; one of the literature or of mathematics in ${file}, with its source`,
      found: `${digits} in “${around(text, at, digits.length)}”`
    })),
    ...excused
      .filter(({covers}) => own && covers.length === 0)
      .map((unused) => ({
        file,
        expected: `exceptions of ${page} that each excuse a number, to be removed where they do not`,
        found: `“${unused.text}”, which ${text.includes(unused.text) ? "excuses none" : "the page does not say"}`
      }))
  ];
}

/** Numbers in a page's prose that are neither harmless nor what a link beside them sets. */
function numbersIn(text: string): Found[] {
  const {prose, states} = proseOf(text);
  return Array.from(prose.matchAll(number), ({0: text, index}) => ({at: index, text})).filter(({at, text}) => {
    const [before, rest] = [
      plain(prose.slice(Math.max(0, at - 60), at)),
      plain(prose.slice(at + text.length, at + text.length + 30))
    ];
    if (/\p{L}_?$/u.test(before)) return false;
    if (
      harmless.some(
        (kind) =>
          kind.is.test(text) &&
          kind.after?.test(before) !== false &&
          kind.before?.test(rest) !== false &&
          kind.unless?.test(rest) !== true
      )
    )
      return false;
    return !states.some(({from, to, values}) => at >= from && at < to && values.includes(valueOf(text)));
  });
}

/** Without what is masked: `<i>h</i>2` reads h2. */
function plain(prose: string): string {
  return prose.replaceAll(masked, "");
}

/** 3,000 as 3000, −2 as -2, 10⁻⁷ as 1e-7; a percentage as it is written. */
function valueOf(text: string): number {
  const raised = text.replace(/(\d)([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, digit: string, power: string) => {
    const exponent = power.replace("⁻", "-").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (one) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(one)));
    return `${digit}^${exponent}`;
  });
  const [, mantissa = "1", exponent] = /^(?:(.+?)\s?[·×]\s?)?10\^(-?\d+)$/.exec(raised) ?? [];
  return Number(
    (exponent === undefined ? raised : `${mantissa}e${exponent}`).replace("−", "-").replace(/,|%|&nbsp;|\s/g, "")
  );
}

function occurrences(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

function isWithin(number: Found, at: number, piece: string): boolean {
  return number.at + number.text.length > at && number.at < at + piece.length;
}

function around(text: string, at: number, length: number): string {
  const line = text.lastIndexOf("\n", at) + 1;
  const end = text.indexOf("\n", at);
  const [from, to] = [Math.max(line, at - 40), Math.min(end < 0 ? text.length : end, at + length + 30)];
  return text.slice(from, to).trim();
}
