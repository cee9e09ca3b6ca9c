import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {otherBytes} from "../../scripts/twice/otherBytes.js";

test("names each file that differs, and where, and each that one folder lacks", () => {
  const root = mkdtempSync(join(tmpdir(), "twice-"));
  const write = (file: string, text: string) => {
    mkdirSync(join(root, file, ".."), {recursive: true});
    writeFileSync(join(root, file), text);
  };
  try {
    for (const folder of ["one", "two"]) write(`${folder}/sub/same.js`, "same");
    expect(otherBytes(join(root, "one"), join(root, "two"))).toEqual([]);
    write("one/a.html", 'now: "1"');
    write("two/a.html", 'now: "2"');
    write("one/long.txt", "as begun, and more");
    write("two/long.txt", "as begun");
    write("two/only.txt", "");
    expect(otherBytes(join(root, "one"), join(root, "two"))).toEqual([
      'a.html: byte 6: "now: \\"1\\"", "now: \\"2\\""',
      'long.txt: byte 8: "as begun, and more", "as begun"',
      `only.txt: not in ${join(root, "one")}`
    ]);
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
});
