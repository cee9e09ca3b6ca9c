import {expect, test, type Locator, type Page} from "@playwright/test";
import {shuffler} from "d3";
import {Random} from "../../src/engine/random/random.js";
import {comeTo} from "./support/figurePage.js";
import {pageFigures} from "./support/pageFigures.js";

/** Desks by a mouse, tablet and phone by a finger: what is pressed is larger there, and a figure higher. */
const windows = [
  {name: "desk", viewport: {width: 1440, height: 900}, hasTouch: false},
  {name: "small desk", viewport: {width: 1280, height: 800}, hasTouch: false},
  {name: "upright tablet", viewport: {width: 820, height: 1180}, hasTouch: true},
  {name: "phone", viewport: {width: 390, height: 844}, hasTouch: true}
];
