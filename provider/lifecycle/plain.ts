/**
 * Makes a value fit for Pulumi's wire format: `undefined` would throw there, dates and maps would silently become `{}`, large
 * integers would lose digits. Dates become ISO texts, bigints decimal texts; functions and symbols are refused.
 */
export function toPlain<T>(value: T): T {
  return plain(value) as T;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function" || typeof value === "symbol")
    throw new TypeError(`a ${typeof value} cannot be stored in a state`);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${value} cannot be stored in a state`);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(plain);
  const entries: [unknown, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.filter(([, item]) => item !== undefined).map(([key, item]) => [String(key), plain(item)]),
  );
}
