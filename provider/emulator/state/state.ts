import type { Operator } from "../model/operators";
import { rightLinks, type RightLink } from "../model/people";
import type { Row } from "../model/schema";

/** All that an instance keeps. No secret is in it in clear: passwords are hashes, account secrets are ciphertexts. */
export interface State {
  format: typeof stateFormat;
  version: typeof stateVersion;
  profile: string;
  instanceName: string;
  nextId: number;
  /** Last bookkeeping time given out, so that time never goes backwards over a restart. */
  lastStamp: number;
  /** How the relation shows what groups hold. */
  rightLink: RightLink;
  /** With their rights on folders; named rights are in the relation. */
  operators: Operator[];
  tables: Record<string, Row[]>;
}

/** As the first releases kept it: `operators` had all their rights, and groups a table of their own. */
export type FirstState = Omit<State, "version" | "rightLink"> & { version: 1 };

/** A copy of it, to come back to. */
export type Snapshot = State;

export const stateFormat = "adobe-campaign-emulator";
export const stateVersion = 2;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRow = (value: unknown): value is Row =>
  isRecord(value) && Object.values(value).every((each) => typeof each === "string");

const isOperator = (value: unknown): value is Operator =>
  isRecord(value) &&
  typeof value.name === "string" &&
  ["string", "undefined"].includes(typeof value.passwordHash) &&
  Array.isArray(value.rights) &&
  value.rights.every((right) => typeof right === "string");

/** Why this is not a state that we understand, or nothing when it is one. */
export function problemOf(value: unknown): string | undefined {
  if (!isRecord(value) || value.format !== stateFormat) return "it is not a state file of this emulator";
  const isFirst = value.version === 1;
  if (!isFirst && value.version !== stateVersion)
    return `it has format version ${String(value.version)}, not ${stateVersion}`;
  if (typeof value.profile !== "string" || typeof value.instanceName !== "string") return "its identity is missing";
  if (!Number.isSafeInteger(value.nextId) || !Number.isSafeInteger(value.lastStamp)) return "its counters are missing";
  if (!isFirst && !rightLinks.includes(value.rightLink as RightLink))
    return "its relation of groups and rights is damaged";
  if (!Array.isArray(value.operators) || !value.operators.every(isOperator)) return "its operators are damaged";
  const tables = value.tables;
  if (!isRecord(tables)) return "its tables are missing";
  const damaged = Object.entries(tables).find(([, rows]) => !Array.isArray(rows) || !rows.every(isRow));
  return damaged ? `its table '${damaged[0]}' is damaged` : undefined;
}
