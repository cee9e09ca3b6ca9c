/** Why an expression is not taken, in words for who wrote it. */
export class Refused extends Error {
  override readonly name = "Refused";
}
