import {readdirSync, readFileSync, statSync} from "node:fs";
import {parseHTML} from "linkedom";

/** What is wrong with the built site: in which file, what was expected there, and what was found. */
export interface Finding {
  file: string;
  expected: string;
  found: string;
  /** Texts by which its line is found in the page that we wrote, the surest first. */
  near?: string[];
}

/** A page of the built site. */
export interface Page {
  /** Its address, relative to the site's root. */
  file: string;
  document: Document;
}

/** The built site, read into memory. */
export interface Site {
  pages: Page[];
  /** Addresses of all files. */
  files: ReadonlySet<string>;
  /** Texts of stylesheets, scripts and pictures, by address. */
  texts: ReadonlyMap<string, string>;
}

/** Reads the site in a folder. */
export function readSite(folder: string): Site {
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((file) => statSync(`${folder}/${file}`).isFile())
    .sort();
  const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
  return siteOf(new Map(files.map((file) => [file, /\.(html|css|js|svg)$/.test(file) ? read(file) : ""])));
}

/** A site from the texts of its files. */
export function siteOf(files: ReadonlyMap<string, string>): Site {
  const pages = [...files]
    .filter(([file]) => file.endsWith(".html"))
    .map(([file, html]) => ({file, document: parseHTML(html).document}));
  const texts = new Map([...files].filter(([file]) => /\.(css|js|svg)$/.test(file)));
  return {pages, files: new Set(files.keys()), texts};
}

/** The address that a link on a page means, without its query and anchor. */
export function resolveLink(page: string, href: string): {file: string; anchor: string} {
  const url = new URL(href, `http://site/${page}`);
  const path = decodeURI(url.pathname.slice(1));
  return {
    file: path === "" || path.endsWith("/") ? `${path}index.html` : path,
    anchor: decodeURIComponent(url.hash.slice(1))
  };
}
