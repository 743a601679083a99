/** Puts something else in the place of a method or value. The result puts the original back. */
export function put<T extends object, K extends keyof T>(
  owner: T,
  name: K,
  instead: (original: T[K]) => T[K],
): () => void {
  const original = owner[name];
  owner[name] = instead(original);
  return () => void (owner[name] = original);
}
