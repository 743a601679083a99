import { french } from "./french";
import { localise } from "./localise";
import { v7 } from "./v7";

/** The same release in French: a client that looks for English labels finds none. */
export const v7French = localise(v7, "v7-french", "fr", french);
