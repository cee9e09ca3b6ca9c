import {describe} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

// imports

const {claim, computed} = claimsOf("multilayer");

// begin claims layer-and-time

// end claims layer-and-time

// begin claims what-layers-do

// end claims what-layers-do

// begin claims how-deep

// end claims how-deep

