/** Longer than any value of a figure: such a text is read as it stands, and not in ten ways. */
const longest = 2000;

/** Minus signs and hyphens that keyboards, editors and formulas write for the one of a number or a name. */
const minuses = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;

/** What is copied along without being seen: soft hyphens, joiners, marks of direction and order. */
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** The forms of ASCII that are as wide as a Chinese character, and how far each is from it. */
const fullWidth = /[\uFF01-\uFF5E]/g;
const fullWidthOffset = 0xfee0;

/** What a sentence, a mail or a bracket around a link leaves at its end or puts before its value. */
const before = /^[\s"'“”‘’«([{<]+/;
const after = /(#[^#]*)?[\s"'“”‘’».,;:!?)\]}>*_]*$/;

/** Percent codes as the characters they stand for; those that stand for none are left as they are. */
export function decode(raw: string): string {
  return raw.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/** A text without what typography, and not its writer, has put there. */
export function plain(text: string): string {
  return text
    .replace(unseen, "")
    .replace(fullWidth, (letter) => String.fromCharCode(letter.charCodeAt(0) - fullWidthOffset))
    .replace(minuses, "-")
    .trim();
}

/**
 * What a value in an address may say, the likeliest first: as it stands, and then as people and programs have meant it who
 * encode it twice, set it in their own signs, or put it into a sentence. The first that a field can take is what it says.
 */
export function readings(raw: string): readonly string[] {
  const asWritten = plusReadings(raw);
  if (raw.length > longest) return asWritten;
  const meant = [...asWritten, ...asWritten.map(decode)].flatMap((text) => {
    const bare = plain(text);
    const inner = bare.replace(before, "").replace(after, "");
    return [bare, inner, inner.toLowerCase()];
  });
  // What is nothing but punctuation does not say "nothing", which some fields can take.
  return [...new Set([...asWritten, ...meant.filter((text) => text !== "")])];
}

/**
 * A bare `+` is a plus to who types a link, and a space to a program that sends a form. Who writes the code of a plus too,
 * or sets `+` beside another operator, means spaces.
 */
function plusReadings(raw: string): readonly string[] {
  if (!raw.includes("+")) return [decode(raw)];
  const [plus, space] = [decode(raw), decode(raw.replace(/\+/g, " "))];
  const isProgram = /%2b/i.test(raw) || /\+[*/^]|[*/^]\+/.test(plus);
  return isProgram ? [space, plus] : [plus, space];
}
