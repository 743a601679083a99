/** Every text in the stack's configuration, as Pulumi hands it to a pack; also those inside objects. `undefined` when it did not. */
export function configuredValues(environment = process.env): ReadonlySet<string> | undefined {
  const text = environment["PULUMI_CONFIG"];
  if (text === undefined || text === "") return undefined;
  const values = Object.values(JSON.parse(text) as Record<string, string>);
  return new Set(values.flatMap((value) => [value, ...textsIn(value)]));
}

function textsIn(json: string): string[] {
  if (!/^\s*[[{]/.test(json)) return [];
  const texts: string[] = [];
  try {
    JSON.parse(json, (_key, value: unknown) => {
      if (typeof value === "string") texts.push(value);
      return value;
    });
  } catch {
    return []; // a text that only begins like an object
  }
  return texts;
}
