import {lessons} from "../lessons.js";
import {codeLength} from "./checking/codeLength.js";
import {deadLinks} from "./checking/deadLinks.js";
import {errorBoxes} from "./checking/errorBoxes.js";
import {figures} from "./checking/figures.js";
import {lessonsBuilt} from "./checking/lessonsBuilt.js";
import {otherHosts} from "./checking/otherHosts.js";
import {pageHeads} from "./checking/pageHeads.js";
import {readSite} from "./checking/site.js";
import {readPages} from "./pages/readPages.js";

/** Checks the site that was built; ends with 1, and says file, expectation and finding, when something is wrong. */
const site = readSite("dist");
const rules = [errorBoxes, deadLinks, otherHosts, pageHeads, figures];
const findings = [...rules.flatMap((rule) => rule(site)), ...lessonsBuilt(site, lessons), ...codeLength(readPages())];
for (const {file, expected, found} of findings) console.error(`${file}: expected ${expected}, found ${found}`);
console.log(`check of dist: ${site.pages.length} pages, ${site.files.size} files, ${findings.length} faults`);
if (findings.length > 0) process.exitCode = 1;
