import {lessons} from "../../../lessons.js";

/** Addresses of the lessons' pages, relative to the site: `index.html`, `lstm.html`. */
export const lessonPages = lessons.map(({path}) => `${path.slice(1)}.html`);
