import {readdirSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {readText} from "../../src/loaders/readText.js";

const folder = ".github/workflows";

/** Texts of the workflows, by the names of their files. */
type Workflows = ReadonlyMap<string, string>;

const workflows: Workflows = new Map(readdirSync(folder).map((name) => [name, readText(`${folder}/${name}`)]));

/** The jobs of a workflow, by name: what stands under `jobs:`, two spaces deep. */
function jobsOf(workflow: string): Map<string, string> {
  const [, jobs = ""] = workflow.split(/^jobs:\n/m);
  const parts = jobs.split(/^ {2}([\w-]+):\n/m).slice(1);
  return new Map(parts.flatMap((name, k) => (k % 2 === 0 ? [[name, parts[k + 1]] as const] : [])));
}

const allJobs = (files: Workflows) =>
  [...files].flatMap(([file, text]) =>
    Array.from(jobsOf(text), ([name, job]) => ({place: `${file}: ${name}`, job, file, name}))
  );

/** Actions of others that are named by something that can be moved to other code. */
function unpinned(files: Workflows): string[] {
  return [...files].flatMap(([file, text]) =>
    Array.from(text.matchAll(/\buses: *(.*)/g), ([, used]) => used)
      .filter((used) => !/^\.\//.test(used) && !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))
      .map((used) => `${file}: ${used}`)
  );
}

/** Jobs that run commands outside Debian, where Firefox and WebKit would be missing without a word. */
function outsideDebian(files: Workflows): string[] {
  return allJobs(files)
    .filter(({job}) => /\brun: /.test(job) && !/^ {4}container:(?: |\n {6}image: )\S.*-bookworm$/m.test(job))
    .map(({place}) => place);
}

/** Jobs that publish without having waited for the tests of this commit. */
function untested(files: Workflows): string[] {
  return allJobs(files)
    .filter(({job}) => /actions\/deploy-pages@/.test(job))
    .filter(({job, file}) => {
      const needed = /^ {4}needs: (\S+)$/m.exec(job)?.[1] ?? "";
      const tests = jobsOf(files.get(file) ?? "").get(needed) ?? "";
      return /^ {4}if:/m.test(job) || !/^ {4}uses: \.\/\.github\/workflows\/test\.yml$/m.test(tests);
    })
    .map(({place}) => place);
}

/** Jobs that may change more than they have to. */
function powerful(files: Workflows): string[] {
  return [
    ...[...files].filter(([, text]) => !/^permissions:\n {2}contents: read\n\n/m.test(text)).map(([file]) => file),
    ...allJobs(files)
      .filter(({job}) => /: write$/m.test(job) && !/actions\/deploy-pages@/.test(job))
      .map(({place}) => place)
  ];
}

/** Jobs that may hang for hours. */
function endless(files: Workflows): string[] {
  return allJobs(files)
    .filter(({job}) => /^ {4}steps:/m.test(job) && !/^ {4}timeout-minutes: \d+$/m.test(job))
    .map(({place}) => place);
}

/** Where a failure counts for nothing: the job would be green, and what it had to show published. */
function forgiving(files: Workflows): string[] {
  return [...files].filter(([, text]) => /\bcontinue-on-error\b/.test(text)).map(([file]) => file);
}

/** Hands the site on, or publishes it. */
const publishing = /actions\/(upload-pages-artifact|deploy-pages)@/;

/** Jobs that publish, by a step or as a whole, though what came before failed. What a failed run computed may be kept. */
function regardless(files: Workflows): string[] {
  const goesOn = (part: string): boolean => /^ *if:.*\b(always|failure|cancelled)\(/m.test(part);
  return allJobs(files)
    .filter(({job}) => {
      const [head, ...steps] = job.split(/^ {6}- /m);
      const published = steps.filter((step) => publishing.test(step));
      return published.length > 0 && [head, ...published].some(goesOn);
    })
    .map(({place}) => place);
}

const rules = {unpinned, outsideDebian, untested, powerful, endless, forgiving, regardless};

/** The workflows with a text of one of them replaced. */
function planted(file: string, from: string, to: string): Workflows {
  const text = workflows.get(file) ?? "";
  expect(text).toContain(from);
  return new Map(workflows).set(file, text.replace(from, to));
}

describe("the workflows", () => {
  test.each(Object.entries(rules))("have nothing %s", (_, rule) => expect(rule(workflows)).toEqual([]));

  test("test as the README says, with all browsers", () => {
    const job = jobsOf(workflows.get("test.yml") ?? "").get("test") ?? "";
    expect(job).toContain("run: .ci/run\n");
    expect(job).toContain("scripts/installBrowser.ts --all\n");
    expect(readText(".ci/run")).toContain("\nnpm test\n");
  });

  test("use each action at one version", () => {
    const used = [...workflows.values()].flatMap((text) => Array.from(text.matchAll(/\buses: ([^@\n]+)@(.*)/g)));
    const versions = new Map(used.map(([, action, version]) => [action, version]));
    expect(used.filter(([, action, version]) => versions.get(action) !== version)).toEqual([]);
    expect(versions.size).toBeGreaterThan(3);
  });
});

describe("planted faults are found", () => {
  test.each<[keyof typeof rules, string, string, string, string]>([
    ["unpinned", "pages.yml", "@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5", "@v4", "pages.yml: "],
    ["unpinned", "test.yml", "actions/checkout@11bd719", "actions/checkout@11bd7", "test.yml: "],
    ["outsideDebian", "test.yml", "-bookworm", "", "test.yml: test"],
    ["outsideDebian", "experiments.yml", "    container: node:24-bookworm\n", "", "experiments.yml: run"],
    ["untested", "pages.yml", "    needs: test\n", "", "pages.yml: deploy"],
    ["untested", "pages.yml", "    needs: test\n", "    needs: test\n    if: always()\n", "pages.yml: deploy"],
    ["untested", "pages.yml", "workflows/test.yml", "workflows/experiments.yml", "pages.yml: deploy"],
    ["powerful", "test.yml", "contents: read", "contents: write", "test.yml"],
    [
      "powerful",
      "experiments.yml",
      "  run:\n",
      "  run:\n    permissions:\n      pages: write\n",
      "experiments.yml: run"
    ],
    ["endless", "pages.yml", "    timeout-minutes: 10\n", "", "pages.yml: deploy"],
    [
      "forgiving",
      "test.yml",
      "        run: .ci/run\n",
      "        run: .ci/run\n        continue-on-error: true\n",
      "test.yml"
    ],
    ["regardless", "test.yml", "if: inputs.publish", "if: always() && inputs.publish", "test.yml: test"],
    [
      "regardless",
      "pages.yml",
      "      - id: deployment\n",
      "      - id: deployment\n        if: failure()\n",
      "pages.yml: deploy"
    ],
    [
      "regardless",
      "test.yml",
      "    timeout-minutes: 45\n",
      "    if: ${{ !cancelled() }}\n    timeout-minutes: 45\n",
      "test.yml: test"
    ]
  ])("%s in %s: %j becomes %j", (rule, file, from, to, place) => {
    const found = rules[rule](planted(file, from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(place);
  });
});
