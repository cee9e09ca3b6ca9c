import {agreementGrammar} from "../../src/experiments/tasks/agreementGrammar.js";
import {intensifierGrammar} from "../../src/experiments/tasks/intensifierGrammar.js";
import {resourceOf, type TaskResources, type TaskSettings} from "../../src/experiments/tasks/makeTask.js";
import {ticketsGrammar} from "../../src/experiments/tasks/ticketsGrammar.js";
import {mobyDick} from "../../src/loaders/mobyDick.js";
import {readSettings} from "../../src/loaders/readJson.js";

/**
 * Reads the grammar or text that a task is made of.
 * @throws when it is missing or not as it should be
 */
export function readResources({name}: TaskSettings): TaskResources {
  switch (resourceOf[name]) {
    case "tickets":
      return {tickets: readSettings("data/grammars/tickets.json", ticketsGrammar)};
    case "agreement":
      return {agreement: readSettings("data/grammars/agreement.json", agreementGrammar)};
    case "intensifier":
      return {intensifier: readSettings("data/grammars/intensifier.json", intensifierGrammar)};
    case "text":
      return {text: mobyDick()};
    default:
      return {};
  }
}
