import {createContext, Script} from "node:vm";

/** No case may take longer: a reader would think that the page hangs. In ms. */
const longest = 1000;

const context = createContext({run: (): unknown => undefined}) as {run: () => unknown};
const script = new Script("run()");

/**
 * What a call gives. One that takes longer than a second is broken off; since a machine may stall, it is given a second try.
 * @throws what it throws, or that it hangs
 */
export function inTime<T>(call: () => T): T {
  context.run = call;
  const attempt = (): T => script.runInContext(context, {timeout: longest}) as T;
  try {
    return attempt();
  } catch (error) {
    if ((error as {code?: unknown}).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return attempt();
    throw error;
  }
}

/** What everything else is made from: who writes here has reached what is not theirs. */
const everybodys = {globalThis, Object, Function, Array, String, Number, Math, JSON, Promise, Reflect};

/** All names that the program shares, and what stands under them. */
function shared(): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const look = (place: string, object: object): void => {
    for (const name of Reflect.ownKeys(object)) {
      const {value, get, set} = Object.getOwnPropertyDescriptor(object, name) ?? {};
      found.set(`${place}.${String(name)}`, value ?? get ?? set);
    }
  };
  for (const [name, object] of Object.entries(everybodys)) {
    look(name, object);
    if (typeof object === "function") look(`${name}.prototype`, object.prototype as object);
  }
  return found;
}

/** Tells which shared names are other than they were when this was called. */
export function watchShared(): () => string[] {
  const before = shared();
  return () => {
    const now = shared();
    return [...new Set([...before.keys(), ...now.keys()])].filter(
      (name) => !Object.is(before.get(name), now.get(name))
    );
  };
}
