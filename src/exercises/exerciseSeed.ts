import {sha256} from "@noble/hashes/sha2.js";

/** Whose exercise it is. */
export interface Identity {
  /** What the instructor calls the course. */
  readonly course: string;
  /** What the course calls the student. */
  readonly student: string;
}

/** Who works for herself: everybody without a course has these exercises. */
export const selfStudy: Identity = {course: "self-study", student: "anyone"};

/** What an identity is made of: some text of one line, without the NUL that parts its fields. */
const oneLine = /^[^\p{Cc}]{1,200}$/u;

/**
 * The seed of a student's exercise: the first 32 bits of SHA-256 of course, student and exercise, in UTF-8, joined by NUL.
 * The same in every browser and on every machine, and nobody can turn it back into a name.
 * @param exercise its id; from the second draw on with its number, `derive-logits#2`
 * @throws RangeError where one of the three is empty, longer than 200 characters, or has a control character
 */
export function exerciseSeed({course, student}: Identity, exercise: string): number {
  const fields = Object.entries({course, student, exercise}).map(([name, text]) => {
    const plain = text.trim().normalize("NFC");
    if (!oneLine.test(plain))
      throw new RangeError(
        `exerciseSeed: ${name}: expected 1 to 200 characters on one line, got ${JSON.stringify(text)}`
      );
    return plain;
  });
  const digest = sha256(new TextEncoder().encode(fields.join("\0")));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}
