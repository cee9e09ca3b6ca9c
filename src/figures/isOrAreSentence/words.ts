import {format} from "d3";
import type {AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import type {ModelReading} from "./state.js";

const whole = format(",");
const probability = format(".2f");

/** What each model expects after the sentence, and by which noun its choice goes. */
export function saySentence(models: readonly ModelReading[], verb: AgreementGrammar["verb"], update: number): string {
  const [{words, number}] = models;
  const sentence = words.map(({word}) => word).join(" ");
  if (words[words.length - 1].role === null)
    return `“${sentence} …” after ${whole(update)} updates: no verb can stand here; a noun comes before it.`;
  const said = models.map(({style, words, agrees}) => {
    const {singular, plural} = words[words.length - 1];
    const form = agrees === (number === "singular") ? verb.singular : verb.plural;
    return (
      `${style.label} ${form} (P(${verb.singular}) ${probability(singular)}, ` +
      `P(${verb.plural}) ${probability(plural)}), ${agrees ? "right" : "wrong"}`
    );
  });
  return `“${sentence} …” after ${whole(update)} updates: ${said.join("; ")}.`;
}
