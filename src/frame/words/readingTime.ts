/** A calm reader of a text with numbers in it, in words a minute. */
const pace = 220;

/** To see that something has changed at all, in ms. */
const shortest = 1500;

/** How long a reader needs for a sentence, in ms. */
export function readingTime(sentence: string): number {
  const words = sentence.split(/\s+/).filter((word) => word !== "").length;
  return Math.max(shortest, (words * 60_000) / pace);
}
