import {dirname, relative, resolve} from "node:path";
import ts from "typescript";
import {codeBlocks} from "./codeBlocks.js";

/** The names that Framework gives to every cell, as far as pages here may use them. */
const implicitNames = `
declare function display<T>(value: T): T;
declare function view<T>(element: Element & {value: T}): T;
declare function resize(render: (width: number, height: number) => Element): Element;
declare function visibility(): Promise<void>;
declare function FileAttachment(name: string): {
  readonly href: string;
  json(): Promise<any>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
};
declare const width: number;
declare const now: number;
declare const invalidation: Promise<void>;
`;

/** A page as the compiler sees it: one module of all its cells. */
interface PageModule {
  page: string;
  text: string;
  /** Line of the page for each line of the module. */
  lines: number[];
}

/**
 * Checks the code of pages against the modules that it imports. Framework never does: it strips types.
 * @param pages Markdown by file, relative to the current folder
 * @returns a line for each error: `src/lstm.md:45: Property 'gates' does not exist…`
 */
export function typecheckPages(pages: ReadonlyMap<string, string>): string[] {
  const modules = new Map([...pages].map(([page, markdown]) => [resolve(`${page}.ts`), pageModule(page, markdown)]));
  const program = ts.createProgram([...modules.keys()], options(), hostWith(modules));
  return [...modules].flatMap(([file, module]) => {
    const source = program.getSourceFile(file);
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return diagnostics.map((diagnostic) => describe(diagnostic, module));
  });
}

/** All cells of a page in one module: names declared twice collide here as they do in the page. */
function pageModule(page: string, markdown: string): PageModule {
  const names = implicitNames.trim().split("\n");
  const text = [...names];
  const lines = names.map(() => 1);
  for (const {line, code} of codeBlocks(markdown)) {
    for (const [i, row] of code.split("\n").entries()) {
      text.push(withRelativeImport(row, page));
      lines.push(line + i);
    }
  }
  return {page, text: [...text, "export {};"].join("\n"), lines: [...lines, lines.at(-1) ?? 1]};
}

/** A root path in an import means the folder src. */
function withRelativeImport(code: string, page: string): string {
  const root = relative(dirname(page), "src") || ".";
  return code.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])\//g, `$1$2${root}/`);
}

function options(): ts.CompilerOptions {
  const {config} = ts.readConfigFile("tsconfig.json", (file) => ts.sys.readFile(file)) as {config: unknown};
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, ".", {
    // A cell is JavaScript: it cannot annotate its parameters.
    noImplicitAny: false,
    // What one cell declares, prose may use.
    noUnusedLocals: false
  });
  return parsed.options;
}

function hostWith(modules: ReadonlyMap<string, PageModule>): ts.CompilerHost {
  const host = ts.createCompilerHost(options());
  const {fileExists, readFile, getSourceFile} = host;
  host.fileExists = (file) => modules.has(file) || fileExists.call(host, file);
  host.readFile = (file) => modules.get(file)?.text ?? readFile.call(host, file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = modules.get(file)?.text;
    return text === undefined
      ? getSourceFile.call(host, file, version, ...rest)
      : ts.createSourceFile(file, text, version);
  };
  return host;
}

function describe({file, start, messageText}: ts.Diagnostic, {page, lines}: PageModule): string {
  const row = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
  return `${page}:${lines[row] ?? 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}
