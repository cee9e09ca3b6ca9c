import {agreementGrammar} from "../../../src/experiments/tasks/agreementGrammar.js";
import {intensifierGrammar} from "../../../src/experiments/tasks/intensifierGrammar.js";
import {ticketsGrammar} from "../../../src/experiments/tasks/ticketsGrammar.js";
import {readSettings} from "../../../src/loaders/readJson.js";

/** The grammars as the loaders read them: a test of their schemas too. */
export const agreement = readSettings("data/grammars/agreement.json", agreementGrammar);
export const intensifier = readSettings("data/grammars/intensifier.json", intensifierGrammar);
export const tickets = readSettings("data/grammars/tickets.json", ticketsGrammar);
