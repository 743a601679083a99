import type { NamedRight } from "../../campaign/named-rights";
import { folded } from "./spelling";
import { editDistance } from "../../text/edit-distance";

/**
 * Finds the right that a text means: the one with exactly this internal name, or else the one whose name or label is the same but for
 * case and blanks. Several with it are all returned.
 */
export function rightsMeant(text: string, rights: readonly NamedRight[]): readonly NamedRight[] {
  const exact = rights.filter(({ name }) => name === text);
  if (exact.length > 0) return exact;
  const same = (each: string) => folded(each) === folded(text);
  return rights.filter(({ name, label }) => same(name) || same(label));
}

/** The rights that a program wants, and what is wrong with those that cannot be told. */
export function resolveRights(
  wanted: readonly string[],
  rights: readonly NamedRight[],
): { readonly found: readonly NamedRight[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const found = new Map<string, NamedRight>();
  for (const text of wanted) {
    const meant = rightsMeant(text, rights);
    if (meant.length === 1) found.set(meant[0]!.id, meant[0]!);
    else if (meant.length > 1)
      problems.push(
        `"${text}" means ${meant.length} rights: ${meant.map(described).join(", ")}; give the internal name`,
      );
    else problems.push(`there is no right "${text}"${nearest(text, rights)}`);
  }
  return { found: [...found.values()].sort(byName), problems };
}

export function byName(a: NamedRight, b: NamedRight): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

export function described({ name, label }: NamedRight): string {
  return label === "" || label === name ? name : `${name} (${label})`;
}

const MOST = 3;

function nearest(text: string, rights: readonly NamedRight[]): string {
  const distance = ({ name, label }: NamedRight) =>
    Math.min(...[name, label].map((each) => editDistance(folded(text), folded(each))));
  const near = rights.map((right) => ({ right, far: distance(right) })).sort((a, b) => a.far - b.far);
  const names = near.slice(0, MOST).map(({ right }) => described(right));
  return names.length === 0 ? "; the instance lists none" : `; the nearest are ${names.join(", ")}`;
}
