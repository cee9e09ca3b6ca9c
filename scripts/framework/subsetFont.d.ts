/** The part of subset-font that is used here; it comes without types. */
declare module "subset-font" {
  /** The font with the characters of a text, and whatever its features make of those. */
  export default function subsetFont(font: Buffer, text: string, options: {targetFormat: "woff2" | "sfnt"}): Promise<Buffer>;
}
