/**
 * The browsers that this site is written for. The language is that of one edition, syntax and built-ins alike, so that one
 * `lib` in tsconfig.json holds it; the platform is what every engine had by the end of a year, so that all of it has been
 * widely available (two and a half years) since the middle of 2026.
 */
export const baseline = {
  language: {
    edition: 2022,
    since: "2023-03-27",
    why: "Safari 16.4 was the last to know all of ES2022; strict SIMD and import.meta.resolve came to it the same day"
  },
  platform: {
    year: 2023,
    why: ":has() and nesting in stylesheets, which pages are laid out by, came to the last engine (Firefox) in these months; module workers in June"
  }
} as const;

/** Names of built-ins that are too young, and are something else in what reaches the reader: no name tells the two apart. */
export const sharedNames: Readonly<Record<string, string>> = {
  dispose: "the runtime of Framework ends a module by it; it is DisposableStack's too",
  grow: "WebAssembly.Memory's, which is old; it is SharedArrayBuffer's too",
  move: "d3's brush, and figures' own; it is DisposableStack's too",
  resize: "mathjs's matrices; it is ArrayBuffer's too",
  take: "figures' own; it is Iterator's too",
  toArray: "mathjs's matrices; it is Iterator's too",
  toHex: "decimal.js's; it is Uint8Array's too"
};

/** Something in a stylesheet that is younger, or lacks in an engine, and what a reader of such a browser does without. */
interface Ornament {
  readonly kind: "property" | "selector" | "at-rule" | "value";
  /** A value with its property, `break-after: avoid`. */
  readonly name: string;
  readonly why: string;
}

/** What stylesheets may use all the same: nothing is lost without it that is read or worked with. */
export const ornaments: readonly Ornament[] = [
  {kind: "property", name: "accent-color", why: "a slider in the browser's own colour"},
  {kind: "property", name: "box-decoration-break", why: "a ground that ends square where its line breaks"},
  {kind: "property", name: "hanging-punctuation", why: "a quotation mark within the column's edge"},
  {kind: "property", name: "orphans", why: "a printed page may end with one line of a paragraph"},
  {kind: "property", name: "widows", why: "a printed page may begin with one line of a paragraph"},
  {kind: "property", name: "overscroll-behavior", why: "a box that was scrolled to its end scrolls the page"},
  {kind: "property", name: "scrollbar-width", why: "a wider bar, or one where there could be none"},
  {kind: "property", name: "text-size-adjust", why: "a telephone held sideways sets its own size of type"},
  {kind: "property", name: "text-wrap", why: "lines break where they are full"},
  {kind: "property", name: "user-select", why: "a drag over a picture may mark its words"},
  {
    kind: "selector",
    name: "details-content",
    why: "what is folded stays folded in print, and opens where it is pressed"
  },
  {kind: "property", name: "content-visibility", why: "only inside ::details-content"},
  {kind: "at-rule", name: "page", why: "the printer's own margins"},
  {kind: "value", name: "break-after: avoid", why: "a heading may stand at the foot of a printed page"}
];
