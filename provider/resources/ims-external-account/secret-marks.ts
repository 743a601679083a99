/** In place of the secret's value when the instance has another one: never equal to a real secret, which has no brackets of ours. */
export const CHANGED_ON_INSTANCE = "[changed on the instance]";

/** In place of the secret's value after an import: the instance has one, and nobody can read it. */
export const SET_ON_INSTANCE = "[set on the instance]";

export function isMark(value: string | undefined): boolean {
  return value === CHANGED_ON_INSTANCE || value === SET_ON_INSTANCE;
}
