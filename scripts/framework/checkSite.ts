import {lessons} from "../../lessons.js";
import {forkedPages} from "../fork/forks.js";
import {youngScripts} from "./baseline/youngScripts.js";
import {youngStyles} from "./baseline/youngStyles.js";
import {codeLength} from "./checking/codeLength.js";
import {deadLinks} from "./checking/deadLinks.js";
import {errorBoxes} from "./checking/errorBoxes.js";
import {figures} from "./checking/figures.js";
import {handNumbers, readProseNumbers} from "./checking/handNumbers.js";
import {inSource} from "./checking/inSource.js";
import {lessonOrder} from "./checking/lessonOrder.js";
import {lessonsBuilt} from "./checking/lessonsBuilt.js";
import {otherHosts} from "./checking/otherHosts.js";
import {policies} from "./checking/policies.js";
import {pageHeads} from "./checking/pageHeads.js";
import {stamps} from "./checking/stamps.js";
import {unfilledValues} from "./checking/unfilledValues.js";
import {uniqueIds} from "./checking/uniqueIds.js";
import {readSite, type Finding, type Site} from "./checking/site.js";
import {figuresOfPages} from "./figuresOfPages.js";
import {glossaryFile} from "./markdown/glossary.js";
import {readPages} from "./pages/readPages.js";
import {readText} from "../../src/loaders/readText.js";

/** All that is wrong with the site that was built into dist, and the site. */
export function checkSite(): {site: Site; findings: Finding[]} {
  const site = readSite("dist");
  const pages = readPages();
  const rules = [
    errorBoxes,
    deadLinks,
    otherHosts,
    pageHeads,
    figures,
    uniqueIds,
    unfilledValues,
    policies,
    stamps,
    youngScripts,
    youngStyles
  ];
  const findings = [
    ...rules.flatMap((rule) => rule(site)),
    ...lessonsBuilt(site, [...lessons, ...forkedPages()], figuresOfPages()),
    ...lessonOrder(pages, lessons),
    ...codeLength(pages),
    ...handNumbers(new Map([...pages, [glossaryFile, readText(glossaryFile)]]), readProseNumbers())
  ];
  return {site, findings: findings.map((finding) => inSource(finding))};
}
