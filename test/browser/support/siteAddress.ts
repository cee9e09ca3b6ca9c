/** Another one for a second run at the same time: `SITE_PORT=4174 npx playwright test`. */
export const sitePort = Number(process.env.SITE_PORT ?? 4173);

/** The site lies under a sub-path, as on GitHub Pages: an address from the root would not be found. */
export const sitePath = "/lecture/";

/** The host of the site, where there is room for pages of others. */
export const siteOrigin = `http://localhost:${sitePort}`;

/** Address of the built site during browser tests; open pages relative to it: `page.goto("lstm.html")`. */
export const siteAddress = `${siteOrigin}${sitePath}`;
