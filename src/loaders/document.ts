import {parseHTML} from "linkedom";

/** An empty HTML document for Plot to draw in outside a browser: `Plot.plot({document, …})`. */
export const {document} = parseHTML("<!doctype html><html><head></head><body></body></html>");
