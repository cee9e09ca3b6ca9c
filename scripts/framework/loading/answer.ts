import {pathToFileURL} from "node:url";
import {isFigure, type AnyFigure} from "../../../src/frame/declareFigure.js";
import {describeFigure} from "./describeFigure.js";
import {computeData, computePart} from "./computeData.js";
import {drawPictures} from "./drawPictures.js";
import type {Answer, Computed, Question, Wanted} from "./job.js";

/** What one question comes to; an error becomes an answer, so that the process goes on. */
export async function answer(question: Question): Promise<Answer> {
  try {
    if (question.kind === "describe") return {kind: "described", figures: await describe(question.rooms)};
    const start = performance.now();
    const done = await compute(question);
    return {kind: "computed", seconds: (performance.now() - start) / 1000, ...done};
  } catch (error) {
    return {kind: "failed", reason: error instanceof Error ? error.message : String(error)};
  }
}

async function compute(question: Exclude<Question, {kind: "describe"}>): Promise<Computed> {
  const {kind, wanted, program} = question;
  const declaration = await declared(wanted, program);
  if (kind === "data") return computeData(declaration, wanted);
  return kind === "part" ? computePart(declaration, wanted, question.part) : drawPictures(declaration, wanted);
}

async function describe(rooms: readonly {readonly room: string; readonly program: string}[]) {
  const described = rooms.map(async ({room, program}) => {
    const module = await load(program);
    const figures = Object.entries(module).filter((entry): entry is [string, AnyFigure] => isFigure(entry[1]));
    return Promise.all(figures.map(([name, figure]) => describeFigure(room, name, figure)));
  });
  return (await Promise.all(described)).flat();
}

async function declared({figure: {room, name}}: Wanted, program: string): Promise<AnyFigure> {
  const figure = (await load(program))[name];
  if (!isFigure(figure)) throw new Error(`src/figures/${room}/figure.ts: expected it to export the figure ${name}`);
  return figure;
}

async function load(program: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(program).href)) as Record<string, unknown>;
}
