import { isTooDeep } from "./depth";

/**
 * Makes a value fit for Pulumi's wire format: `undefined` would throw there, dates, maps and sets would silently become `{}`, large
 * integers would lose digits. Dates become ISO texts, bigints decimal texts; functions and symbols are refused.
 */
export function toPlain<T>(value: T): T {
  if (isTooDeep(value)) refuse("a value nested as deep as this");
  return plain(value) as T;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function" || typeof value === "symbol") refuse(`a ${typeof value}`);
  if (typeof value === "number" && !Number.isFinite(value)) refuse(String(value));
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? refuse("an invalid date") : value.toISOString();
  if (value instanceof Set) return plain([...value]);
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(plain);
  const entries: [unknown, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.filter(([, item]) => item !== undefined).map(([key, item]) => [keyOf(key), plain(item)]),
  );
}

function keyOf(key: unknown): string {
  return ["string", "number", "bigint", "boolean"].includes(typeof key) ? String(key) : refuse("a map with such keys");
}

function refuse(what: string): never {
  throw new TypeError(`${what} cannot be stored in a state`);
}
