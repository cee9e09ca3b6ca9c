/** The arrows of docs/architecture.md: who may import whom. */
const rule = (name, comment, from, to) => ({name, severity: "error", comment, from, to});

module.exports = {
  forbidden: [
    rule(
      "no-circle",
      "Files that need each other in a circle to run are one idea in two files; types may.",
      {},
      {circular: true, viaOnly: {dependencyTypesNot: ["type-only"]}}
    ),
    rule("resolvable", "An import that is not found.", {}, {couldNotResolve: true}),
    rule(
      "engine-alone",
      "The engine is pure: it imports nothing but itself, neither packages nor Node.",
      {path: "^src/engine/"},
      {pathNot: "^src/engine/"}
    ),
    rule(
      "experiments-on-engine",
      "An experiment turns settings into rows: engine, other experiments, and valibot for the settings' schema.",
      {path: "^src/experiments/"},
      {pathNot: ["^src/(engine|experiments)/", "^node_modules/valibot/"]}
    ),
    rule(
      "components-know-types-only",
      "A component draws rows that it is given: it may name types of engine, experiments and workers, never call them.",
      {path: "^src/components/", pathNot: "^src/components/palette\\.ts$"},
      {path: "^src/(engine|experiments|workers)/", dependencyTypesNot: ["type-only"]}
    ),
    rule(
      "palette-knows-the-cells",
      "The palette has a look for every cell: it reads which there are, and their names, and nothing else.",
      {path: "^src/components/palette\\.ts$"},
      {path: "^src/", pathNot: "^src/engine/cells/(makeCell|operations/cellOperations)\\.ts$"}
    ),
    rule(
      "workers-run-experiments",
      "A worker runs what experiments describe, and draws nothing.",
      {path: "^src/workers/"},
      {pathNot: "^src/(workers|engine|experiments)/"}
    ),
    rule(
      "clients-know-types-only",
      "The page's side of a worker knows its address and its messages: what it runs is loaded when it is asked for.",
      {path: "^src/workers/(trainingClient|trainingMessages|timingClient|timingMessages|watchWorker)\\.ts$"},
      {path: "^src/(engine|experiments)/", dependencyTypesNot: ["type-only"]}
    ),
    rule(
      "clients-start-workers",
      "A worker is started by its address; who imports it would run it in the page.",
      {},
      {path: "^src/workers/(training|timing)Worker\\.ts$"}
    ),
    rule(
      "components-draw",
      "A component reads no file and imports no loader; Plot, d3 and mathjs are its packages.",
      {path: "^src/components/"},
      {
        pathNot: [
          "^src/(components|engine|experiments|workers)/",
          "^node_modules/(@observablehq/plot|@types/d3|d3|mathjs)"
        ]
      }
    ),
    rule(
      "data-loaders-thin",
      "A data loader reads settings, runs an experiment, writes rows.",
      {path: "^src/data/"},
      {pathNot: ["^src/(loaders|experiments)/", "^node_modules/valibot/"]}
    ),
    rule(
      "figure-loaders-thin",
      "A figure's loader reads rows and draws them with the component of the live figure.",
      {path: "^src/figures/"},
      {pathNot: ["^src/(loaders|experiments|components)/", "^node_modules/valibot/"]}
    ),
    rule(
      "loader-helpers-alone",
      "What loaders share reads and writes files; it knows no experiment and no figure.",
      {path: "^src/loaders/"},
      {path: "^src/", pathNot: "^src/loaders/"}
    ),
    rule(
      "loaders-are-ends",
      "Nothing in the site imports a loader.",
      {path: "^src/", pathNot: "^src/(data|figures)/"},
      {path: "^src/(data|figures)/"}
    )
  ],
  options: {
    doNotFollow: {path: "node_modules"},
    exclude: {
      path: "^(src/\\.observablehq/|src/engine/float32/kernels/assembly/|src/engine/cells/\\w+/kernel\\.ts$|dist/)"
    },
    tsPreCompilationDeps: "specify",
    tsConfig: {fileName: "tsconfig.json"},
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"]
    }
  }
};
