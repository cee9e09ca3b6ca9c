import {parse, type MemberExpression, type Node} from "acorn";
import {simple} from "acorn-walk";
import type {Finding, Site} from "../checking/site.js";
import {baseline, sharedNames} from "./baseline.js";
import {oldMembers, youngBuiltIns} from "./youngBuiltIns.js";

/** What no code of the site may name: globals, and members by their name alone, since no type is left of what has them. */
interface Young {
  readonly globals: ReadonlySet<string>;
  /** Of a constructor, `Object.groupBy`: found even where the member's name is an old one of something else. */
  readonly owned: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

const expected = `a script of ES${baseline.language.edition}`;

/** Every script that reaches the reader, packages' among them, is of the baseline's language: its syntax and its built-ins. */
export function youngScripts({pages, texts}: Site): Finding[] {
  const young = youngNames();
  const scripts = pages.flatMap(({file, document}) =>
    Array.from(document.querySelectorAll("script:not([src])"), ({textContent}) => [textContent, file] as const)
  );
  // Hundreds of listings have the same few lines: each once, by the last page that has it.
  const inline = [...new Map(scripts)].map(([code, file]) => [file, code] as const);
  const files = [...texts].filter(([file]) => file.endsWith(".js"));
  return [...files, ...inline].flatMap(([file, code]) => findIn(file, code, young));
}

function youngNames(): Young {
  const old = oldMembers();
  const places = youngBuiltIns();
  const members = places.flatMap(([, member]) => member ?? []);
  return {
    globals: new Set(places.flatMap(([owner, member]) => (member === undefined ? owner : []))),
    owned: new Set(places.map((place) => place.join("."))),
    members: new Set(members.filter((name) => !old.has(name) && !Object.hasOwn(sharedNames, name)))
  };
}

function findIn(file: string, code: string, {globals, owned, members}: Young): Finding[] {
  const found = new Set<string>();
  let program: Node;
  try {
    program = parse(code, {ecmaVersion: baseline.language.edition, sourceType: "module"});
  } catch (error) {
    return [{file, expected, found: error instanceof Error ? error.message : String(error)}];
  }
  simple(program, {
    MemberExpression(node) {
      const name = memberOf(node);
      if (name === undefined) return;
      const owner = node.object.type === "Identifier" ? node.object.name : "";
      if (members.has(name)) found.add(`.${name}`);
      if (owned.has(`${owner}.${name}`)) found.add(`${owner}.${name}`);
    },
    Identifier({name}) {
      if (globals.has(name)) found.add(name);
    }
  });
  return [...found].map((found) => ({file, expected, found}));
}

function memberOf({computed, property}: MemberExpression): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}
