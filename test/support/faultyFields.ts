import * as v from "valibot";

/** The fields that a schema finds fault with, as paths: `cells.1`; none where all is well. */
export function faultyFields(schema: v.GenericSchema, value: unknown): (string | null)[] {
  return v.safeParse(schema, value).issues?.map((issue) => v.getDotPath(issue)) ?? [];
}
