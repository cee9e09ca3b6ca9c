/** The arrows of docs/architecture.md: who may import whom. */
const rule = (name, comment, from, to) => ({name, severity: "error", comment, from, to});

/** What pictures are drawn with. */
const drawing = ["^node_modules/(@observablehq/plot|d3|@types/d3)([-/]|$)"];

/** The page's side of the workers. */
const clients = "^src/workers/(trainingClient|timingClient|hasRelaxedSimd)\\.ts$";

module.exports = {
  forbidden: [
    rule(
      "no-circle",
      "Files that need each other in a circle are one idea in two files; types included.",
      {},
      {circular: true}
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
      "What figures share of computing: the engine, and valibot for settings.",
      {path: "^src/experiments/", pathNot: "\\.test\\.ts$"},
      {pathNot: ["^src/(engine|experiments)/", "^node_modules/valibot/"]}
    ),
    rule(
      "exercises-ask-and-judge",
      "Exercises draw numbers and judge answers: by engine and experiments, and by what the figure computes that they ask about.",
      {path: "^src/exercises/", pathNot: "\\.test\\.ts$"},
      {
        pathNot: [
          "^src/(exercises|engine|experiments)/",
          "^src/figures/(lossCliff/network|nearAndFar/shares)\\.ts$",
          "^node_modules/@noble/hashes/"
        ]
      }
    ),
    rule(
      "frame-knows-no-figure",
      "What all figures are mounted in: of ours it knows types, the workers' clients, and which cells and operations there are.",
      {path: "^src/frame/", pathNot: "\\.test\\.ts$"},
      {pathNot: ["^src/(frame|workers|engine|experiments)/", "^node_modules/valibot/", ...drawing]}
    ),
    rule(
      "frame-computes-nothing",
      "What the frame runs is its own, Plot and d3, a worker's client, and the lists of cells and operations; of engine, experiments, workers and valibot it knows types.",
      {path: "^src/frame/", pathNot: "\\.test\\.ts$"},
      {
        pathNot: [
          "^src/frame/",
          "^src/engine/cells/(makeCell|registry)\\.ts$",
          "^src/engine/cells/operations/",
          clients,
          ...drawing
        ],
        dependencyTypesNot: ["type-only"]
      }
    ),
    rule(
      "figures-keep-apart",
      "A figure never imports another: what two of them need belongs to experiments or to the frame.",
      {path: "^src/figures/([^/]+)/"},
      {path: "^src/figures/", pathNot: "^src/figures/$1/"}
    ),
    rule(
      "figures-are-pure",
      "A figure computes, draws and speaks: experiments, frame, engine, workers' clients, Plot, d3, mathjs and valibot.",
      {path: "^src/figures/[^/]+/", pathNot: "\\.(test|spec)\\.ts$"},
      {
        pathNot: ["^src/(figures|frame|experiments|engine)/", clients, ...drawing, "^node_modules/(mathjs|valibot)/"]
      }
    ),
    rule(
      "schemas-stay-home",
      "A reader's browser checks no settings and trains no long run: valibot, training (but the generators of its seed) and experiment.ts are for experiment.ts, facts.ts, tests, and what experiment.ts alone imports.",
      {
        path: "^src/figures/[^/]+/",
        pathNot: [
          "\\.(test|spec)\\.ts$",
          "/(experiment|facts)\\.ts$",
          // And in their forks, myTickets.
          "^src/figures/\\w*[tT]ickets/networks\\.ts$",
          "^src/figures/\\w*[hH]owDeep/startGradients\\.ts$",
          "^src/figures/\\w*([tT]runcated|[oO]ptimiser)/(learning|farShare)\\.ts$"
        ]
      },
      {
        path: [
          "^node_modules/valibot/",
          "^src/experiments/(training/(?!randomStreams)|schemas)",
          "^src/figures/[^/]+/experiment\\.ts$"
        ],
        pathNot: "^src/experiments/training/base64\\.ts$",
        dependencyTypesNot: ["type-only", "dynamic-import"]
      }
    ),
    rule(
      "experiments-draw-nothing",
      "Data do not depend on how they are drawn: a changed colour computes nothing anew.",
      {path: "^src/figures/[^/]+/experiment\\.ts$"},
      {path: "^src/frame/", dependencyTypesNot: ["type-only"]}
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
      {path: "^src/workers/((training|timing)(Client|Messages)|thread/\\w+)\\.ts$"},
      {
        path: ["^src/(engine|experiments)/", "^src/workers/((training|timing)Thread|trainingSession)\\.ts$"],
        dependencyTypesNot: ["type-only", "dynamic-import"]
      }
    ),
    rule(
      "clients-start-workers",
      "A worker is started by its address; who imports it would run it in the page.",
      {},
      {path: "^src/workers/(training|timing)Worker\\.ts$"}
    ),
    rule(
      "loader-helpers-alone",
      "What loaders share reads and writes files; it knows no experiment and no figure.",
      {path: "^src/loaders/", pathNot: "\\.test\\.ts$"},
      {path: "^(src|scripts|test)/", pathNot: "^src/loaders/"}
    ),
    rule(
      "framework-in-one-room",
      "What knows Framework from inside stands in one room, so that a successor replaces one room.",
      {pathNot: "^(test/)?scripts/framework/"},
      {path: "^node_modules/@observablehq/framework/"}
    ),
    rule(
      "loaders-are-ends",
      "Nothing in the site imports a loader.",
      {path: "^src/", pathNot: "^src/computed/"},
      {path: "^src/computed/"}
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
