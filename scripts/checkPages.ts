import {readPages} from "./framework/pages/readPages.js";
import {typecheckPages} from "./framework/pages/typecheckPages.js";

/** Type-checks the code blocks of all pages; ends with 1 when one is wrong. */
const pages = readPages();
const errors = typecheckPages(pages);
for (const error of errors) console.error(error);
console.log(`code of pages: ${pages.size} pages, ${errors.length} errors`);
if (errors.length > 0) process.exitCode = 1;
