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

/** What an identity is made of: a text of one line, without the NUL that parts its fields. */
const oneLine = /^[^\p{Cc}]{1,200}$/u;

/**
 * The seed of a student's exercise: the first 32 bits of SHA-256 of course, student and exercise, in UTF-8, joined by NUL.
 * The same in every browser and on every machine.
 * @param exercise its id; from the second draw on with its number, `logit-gradient#2`
 * @throws RangeError where one of the three cannot be
 */
export function exerciseSeed(identity: Identity, exercise: string): number {
  const fields = [
    fieldOf("course", identity.course),
    fieldOf("student", identity.student),
    fieldOf("exercise", exercise)
  ];
  const digest = sha256(new TextEncoder().encode(fields.join("\0")));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

/**
 * An identity as seeds are made of it: without blanks at its ends, composed letters as one.
 * @throws RangeError where course or student is empty, longer than 200 characters, or has a control character
 */
export function plainIdentity({course, student}: Identity): Identity {
  return {course: fieldOf("course", course), student: fieldOf("student", student)};
}

function fieldOf(name: string, text: string): string {
  const plain = text.trim().normalize("NFC");
  if (oneLine.test(plain)) return plain;
  throw new RangeError(`${name}: expected 1 to 200 characters on one line, got ${JSON.stringify(text)}`);
}
