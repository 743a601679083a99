/** Whether a release of the line 8 is that one or a later one. Other lines number their builds otherwise. */
export function isRelease8From(release: string, since: string): boolean {
  const numbers = (text: string) => /^(8)\.(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number);
  const [mine, first] = [numbers(release), numbers(since)];
  if (mine === undefined || first === undefined) return false;
  const at = mine.findIndex((number, place) => number !== first[place]);
  return at === -1 || mine[at]! > first[at]!;
}

/** Where people can sign in with an Adobe ID. Source: Adobe documentation, "Adobe IMS updates" (in force since 2021-06-30). */
export const RELEASES_WITH_ADOBE_ID = "Gold Standard 11, 19.2.4, 20.1.4, 20.2.5, 21.1.3 or later";

/** The first release of each line that can, by its last number. */
const firstOfLine: Readonly<Record<string, number>> = { "19.2": 4, "20.1": 4, "20.2": 5, "21.1": 3 };

/**
 * Whether people can sign in with an Adobe ID on a release, as `releaseName` calls it: by the year (20.2.5), 7.x, 8.x, or a Gold
 * Standard. "unknown" for names that Adobe's list does not settle, among them 18.x, on which Gold Standard 11 rests.
 */
export function adobeIdSignIn(release: string): "possible" | "impossible" | "unknown" {
  const goldStandard = /gold standard (\d+)/i.exec(release)?.[1];
  if (goldStandard !== undefined) return Number(goldStandard) >= 11 ? "possible" : "impossible";
  const [, major = "", minor = "0", patch] = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(release) ?? [];
  if (major === "") return "unknown";
  const first = firstOfLine[`${major}.${minor}`];
  if (first !== undefined && patch === undefined) return "unknown";
  if (first !== undefined) return Number(patch) >= first ? "possible" : "impossible";
  const year = Number(major);
  if (year === 7 || year === 8 || year > 21 || (year === 21 && Number(minor) > 1)) return "possible";
  return year < 18 || (year === 19 && Number(minor) < 2) ? "impossible" : "unknown";
}
