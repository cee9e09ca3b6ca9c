import {shape} from "./shape.js";
import {setSymbols} from "./setSymbols.js";
import {standalone} from "./standalone.js";
import {plainSymbols} from "../words/symbols.js";

/** One moment of a stepped figure: its picture, and in words what it shows. */
export interface KeyFrame {
  readonly picture: SVGSVGElement;
  readonly words: string;
}

/** In pixels of the file: from frame to frame, and from a picture to the words under it. */
const gap = 24;
const lineHeight = 15;
const textSize = 11.5;

/** A sans-serif letter is about this share of the text's size wide; a line that is short of full is no harm. */
const letterWidth = 0.52;

/**
 * The moments of a stepped figure side by side, each with its words: what paper shows in place of stepping.
 * @param frames pictures of one size
 * @param options `columns` side by side; `title` of the whole
 * @throws RangeError when there is no frame, or the pictures differ in size
 */
export function keyFrames(
  frames: readonly KeyFrame[],
  {title, document, columns = 2}: {title: string; document: Document; columns?: number}
): string {
  const sizes = frames.map(({picture}) => [
    Number(picture.getAttribute("width")),
    Number(picture.getAttribute("height"))
  ]);
  const [[width, height] = [NaN, NaN]] = sizes;
  if (!(width > 0 && height > 0) || sizes.some(([w, h]) => w !== width || h !== height))
    throw new RangeError(
      `keyFrames: expected pictures of one size, got ${sizes.map((size) => size.join("×")).join(", ") || "none"}`
    );
  const texts = frames.map(({words}) => wrap(words, Math.floor(width / (textSize * letterWidth))));
  const rowHeight = height + gap + lineHeight * Math.max(...texts.map(({length}) => length));
  const rows = Math.ceil(frames.length / columns);
  const sheet = shape(document, "svg", {width: columns * (width + gap) - gap, height: rows * rowHeight});
  frames.forEach(({picture}, k) => {
    const [x, y] = [(k % columns) * (width + gap), Math.floor(k / columns) * rowHeight];
    picture.setAttribute("x", String(x));
    picture.setAttribute("y", String(y));
    renameClips(picture, k);
    const lines = texts[k].map((line, l) =>
      shape(
        document,
        "text",
        {x, y: y + height + lineHeight * (l + 1), "font-size": textSize, fill: "var(--ink)"},
        line
      )
    );
    sheet.append(picture, ...lines);
  });
  return standalone(setSymbols(sheet), {title, description: plainSymbols(frames.map(({words}) => words).join(" "))});
}

/** Lines of at most so many letters; a longer word has a line of its own. */
function wrap(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A part that several frames were given a copy of would bring its clip's name along; in a file each has its own. */
function renameClips(picture: Element, frame: number): void {
  for (const clip of picture.querySelectorAll("clipPath")) {
    const {id} = clip;
    clip.id = `${id}-${frame}`;
    for (const user of picture.querySelectorAll(`[clip-path="url(#${id})"]`))
      user.setAttribute("clip-path", `url(#${clip.id})`);
  }
}
