import {execFileSync} from "node:child_process";

/** What of a CycloneDX document is looked at here; the rest is npm's, as it is. */
interface Bill {
  readonly serialNumber?: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly tools?: unknown;
    readonly component: {readonly name: string; readonly "bom-ref": string; readonly purl: string};
  };
  readonly components: readonly {readonly name: string; readonly version: string; readonly "bom-ref": string}[];
  readonly dependencies: readonly {readonly ref: string; readonly dependsOn?: readonly string[]}[];
}

/** Every package of the lock file, by npm's own tool, which asks no registry for it. */
export function npmBill(): Bill {
  const command = "npm sbom --sbom-format cyclonedx --package-lock-only";
  const [npm, ...args] = command.split(" ");
  const shell = process.platform === "win32";
  return JSON.parse(execFileSync(npm, args, {encoding: "utf8", maxBuffer: 1 << 26, shell})) as Bill;
}

/**
 * The bill of materials of the site: of npm's bill what reaches the reader, without what another run would say otherwise
 * (time, serial number, npm's version, the folder's name).
 * @param wanted what reaches the reader
 * @throws Error where npm knows nothing of one of them
 */
export function billOfMaterials(bill: Bill, wanted: readonly {name: string; version: string}[]): string {
  const names = new Set(wanted.map(({name, version}) => `${name}@${version}`));
  const components = bill.components.filter(({name, version}) => names.delete(`${name}@${version}`));
  if (names.size > 0) throw new Error(`npm sbom: expected ${[...names].join(", ")} in the lock file, found none`);
  const {component} = bill.metadata;
  const refs = new Set([component["bom-ref"], ...components.map((each) => each["bom-ref"])]);
  const dependencies = bill.dependencies
    .filter(({ref}) => refs.has(ref))
    .map((each) => ({...each, dependsOn: each.dependsOn?.filter((ref) => refs.has(ref))}));
  const named = {...component, name: component["bom-ref"].replace(/@[^@]*$/, "")};
  const metadata = {...bill.metadata, timestamp: undefined, tools: undefined, component: named};
  return `${JSON.stringify({...bill, serialNumber: undefined, metadata, components, dependencies}, null, 2)}\n`;
}
