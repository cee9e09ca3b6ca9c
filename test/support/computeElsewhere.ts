import {computeAgain} from "./computeAgain.js";

/** A process that a test starts in another place of the world: says where it is, and what figures come to there. */
const {locale, timeZone} = Intl.DateTimeFormat().resolvedOptions();
const computed = await computeAgain(process.argv.slice(2));
process.stdout.write(JSON.stringify({locale, timeZone, computed}));
