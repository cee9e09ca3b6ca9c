import type {Measurement} from "./measure.js";
import type {Workload} from "./workloads.js";

/** All that one place, Node or a browser, measured on one workload. */
export interface Result {
  readonly where: string;
  readonly workload: Workload;
  readonly measurements: readonly Measurement[];
}

/** The results as Markdown: what the strict kernels reach beside each other, ratios first. */
export function table({where, workload, measurements}: Result): string {
  const {name, cell, H, I, T, B} = workload;
  const limits = new Map(measurements.map(({contestant, gflops}) => [contestant, gflops]));
  const rows = measurements
    .filter(({contestant}) => !contestant.startsWith("product"))
    .map(({contestant, strictIsQuicker, stepsPerSecond, gflops, bytes, grown}) => {
      const limit = limits.get(contestant === "strict" ? "product strict" : "product relaxed");
      const share =
        limit !== undefined && (contestant === "strict" || contestant === "relaxed") ? percent(gflops / limit) : "";
      return [
        contestant,
        strictIsQuicker === undefined ? "" : `×${digits(strictIsQuicker)}`,
        digits(stepsPerSecond),
        digits(gflops),
        share,
        bytes === undefined ? "" : megabytes(bytes),
        grown === undefined ? "" : megabytes(grown)
      ];
    });
  const head = ["", "strict is", "steps/s", "GFLOP/s", "of the product's", "allocated", "process grew by"];
  return [
    `${where}, ${name}: ${cell} H=${H} I=${I} T=${T} B=${B}`,
    "",
    ...[head, head.map((_, k) => (k === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
    ...measurements
      .filter(({contestant}) => contestant.startsWith("product"))
      .map(({contestant, gflops}) => `${contestant} 128 × 512 × 192: ${digits(gflops)} GFLOP/s`)
  ].join("\n");
}

function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
