/** What a request of the control interface says. It comes from outside, so nothing about it is taken for granted. */
export type Body = Record<string, unknown>;

/** The request is at fault, and the text says how. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
}

export function parse(text: string | undefined): Body {
  let body: unknown;
  try {
    body = JSON.parse(text || "{}");
  } catch {
    throw new BadRequest("The body is not JSON.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new BadRequest("The body is not an object.");
  return body as Body;
}

/** Reads one value; nothing when it is of another kind. */
type Kind<T> = (value: unknown) => T | undefined;

export const text: Kind<string> = (value) => (typeof value === "string" && value !== "" ? value : undefined);
export const whole: Kind<number> = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
export const flag: Kind<boolean> = (value) => (typeof value === "boolean" ? value : undefined);
export const texts: Kind<string[]> = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;

export function required<T>(body: Body, name: string, kind: Kind<T>): T {
  if (body[name] === undefined) throw new BadRequest(`'${name}' is missing.`);
  const value = kind(body[name]);
  if (value === undefined) throw new BadRequest(`'${name}' is not of the right kind.`);
  return value;
}

type Shape = Record<string, Kind<unknown>>;
type Some<S extends Shape> = { [Name in keyof S]?: NonNullable<ReturnType<S[Name]>> };

/** Those of these values that are there; other names are refused, since a misspelt one would do nothing. */
export function some<S extends Shape>(body: Body, shape: S, besides: readonly string[] = []): Some<S> {
  const stray = Object.keys(body).find((name) => !Object.hasOwn(shape, name) && !besides.includes(name));
  if (stray !== undefined) throw new BadRequest(`'${stray}' is not known.`);
  const present = Object.keys(shape).filter((name) => body[name] !== undefined);
  return Object.fromEntries(present.map((name) => [name, required(body, name, shape[name] ?? text)])) as Some<S>;
}

export function values(body: Body, name: string): Record<string, string> {
  const set = body[name];
  if (typeof set !== "object" || set === null) throw new BadRequest(`'${name}' is missing.`);
  const entries = Object.entries(set as Body);
  if (entries.length === 0) throw new BadRequest(`'${name}' is empty.`);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (typeof value !== "string") throw new BadRequest(`'${name}.${key}' is not a text.`);
      return [key, value];
    }),
  );
}
