import {readFileSync} from "node:fs";
import {build, type Plugin} from "esbuild";
import {faults, type FaultId, type HuntedKind} from "../../src/exercises/hunt/faults.js";

/** Where the network is that a fault is planted in. */
const folder = "src/exercises/hunt";

/**
 * A network with one fault, or none, as a module of JavaScript that exports `network`: what asks for a fault is answered before
 * compiling, so that only the code of this one is left.
 */
export async function compileNetwork(kind: HuntedKind, fault: FaultId | null): Promise<string> {
  const planted: Plugin = {
    name: "planted",
    setup({onLoad}) {
      onLoad({filter: /[\\/]hunt[\\/]\w+\.ts$/}, ({path}) => ({
        contents: readFileSync(path, "utf8").replaceAll(/\bhas\("([\w-]+)"\)/g, (_, asked: string) => {
          if (!(asked in faults)) throw new Error(`${path}: expected a fault of the list, found ${asked}`);
          return String(asked === fault);
        }),
        loader: "ts"
      }));
    }
  };
  const {outputFiles} = await build({
    stdin: {
      contents: `import {huntedNetwork} from "./huntedNetwork.js";
export const network = huntedNetwork("${kind}", () => false);`,
      resolveDir: folder,
      loader: "ts"
    },
    ...{bundle: true, write: false, minify: true, format: "esm", target: "es2022", charset: "utf8"},
    plugins: [planted]
  });
  return outputFiles[0].text;
}
