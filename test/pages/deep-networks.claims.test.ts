import {describe} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

// imports

const {claim, computed} = claimsOf("deep-networks");

// begin claims gradient-by-layer

// end claims gradient-by-layer

// begin claims same-or-fresh

// end claims same-or-fresh

// begin claims edge-of-chaos

// end claims edge-of-chaos

// begin claims lowest-layer

// end claims lowest-layer

// begin claims which-paths

// end claims which-paths

