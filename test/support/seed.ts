import fc from "fast-check";

/** The same cases in every run, so that a commit passes everywhere or nowhere; `SEED=… npx vitest run` draws others. */
fc.configureGlobal({seed: Number(process.env.SEED ?? 20130616)});
