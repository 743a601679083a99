import { v7 } from "./v7";
import { v7French } from "./v7-french";
import { v7Old } from "./v7-old";
import { v8 } from "./v8";

/** The kinds of instances that can be started. */
export const profiles = { v7, "v7-french": v7French, "v7-old": v7Old, v8 };

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as ProfileName[];
