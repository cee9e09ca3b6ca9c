import {describe} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

// imports

const {claim, computed} = claimsOf("bidirectional");

// begin claims two-directions

// end claims two-directions

// begin claims intensifier

// end claims intensifier

// begin claims cheating-language-model

// end claims cheating-language-model

// begin claims masked-word

// end claims masked-word

// begin claims reversed-source

// end claims reversed-source

