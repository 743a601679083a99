import { AssociationMaskError } from "../errors/association-mask-error";
import { maskProblems } from "./association-mask";
import { explain } from "./explain-reading";
import { type Expression, expressionsFor } from "./expressions";
import { fixedStart } from "./mask-parts";
import { corrected, everyChoice, type Spelling, withLooseBlanks } from "./spelling";

/** Why a profile is not linked though it looks as if it should be; `unanchored`: the mask fits only a part of the name. */
export type NearMiss = Spelling | "unanchored";

/**
 * `linked` to a group; `near-miss`: probably meant to be; `empty`: it fits but names no group; `other-tenant`: of another tenant
 * or instance; `no-match`: something else.
 */
export type MaskVerdict = "linked" | "near-miss" | "empty" | "other-tenant" | "no-match";

/** What an association mask makes of one product profile. */
export interface MaskReading {
  readonly profile: string;
  readonly verdict: MaskVerdict;
  /** Internal name of the group: the one it is linked to or, for a near miss, the one that was probably meant. */
  readonly group: string | undefined;
  /** For a near miss, each way in which the name differs. */
  readonly misses: readonly NearMiss[];
  /** A name with "admin" opens the Campaign Control Panel to its members. Source: Adobe documentation, "Migrate users to IMS". */
  readonly controlPanel: boolean;
  /** The profile of Adobe's message center, which may have no group. Source: Adobe documentation, "IMS migration". */
  readonly technical: boolean;
  /** One sentence for people. */
  readonly explanation: string;
}

/**
 * What the association mask makes of product profiles, by their names. Nothing is sent anywhere. How Campaign anchors the mask and
 * compares case is not documented: only a whole, exact match counts as linked, everything near it is reported apart.
 *
 * @throws AssociationMaskError (ACC1003) for a mask that cannot be used.
 */
export function previewAssociationMask(mask: string, names: readonly string[]): MaskReading[] {
  const problems = maskProblems(mask);
  if (problems.length > 0) throw new AssociationMaskError(mask, problems);
  const attempts = attemptsOf(mask);
  return names.map((profile) => {
    const found = firstMatch(attempts, profile) ?? noMatch(mask, profile);
    const isOurs = found.verdict !== "no-match" && found.verdict !== "other-tenant";
    const reading = {
      profile,
      ...found,
      controlPanel: isOurs && /admin/i.test(profile),
      technical: isOurs && found.group?.toLowerCase() === "messagecenter",
    };
    return { ...reading, explanation: explain(mask, reading) };
  });
}

interface Attempt {
  readonly ways: readonly Spelling[];
  readonly unanchored: boolean;
  readonly expression: Expression;
}

type Found = Pick<MaskReading, "verdict" | "group" | "misses">;

/** From the exact match to the most lenient one: the first that fits says what is wrong. */
function attemptsOf(mask: string): Attempt[] {
  const compile = expressionsFor(mask);
  return [false, true].flatMap((unanchored) =>
    everyChoice.map((ways) => {
      const source = ways.includes("blank") ? withLooseBlanks(mask) : mask;
      const expression = compile(unanchored ? source : `^(?:${source})$`, ways.includes("case"));
      return { ways, unanchored, expression };
    }),
  );
}

/** No product has profiles with longer names. Characters. */
const LONGEST_NAME = 1000;

function firstMatch(attempts: readonly Attempt[], profile: string): Found | undefined {
  if (profile.length > LONGEST_NAME) return undefined;
  for (const { ways, unanchored, expression } of attempts) {
    const captured = expression.capture(corrected(profile, ways));
    if (captured === undefined) continue;
    const group = corrected(captured, ways);
    if (group.trim() === "") return { verdict: "empty", group: undefined, misses: [] };
    // Whatever is still peculiar would be searched for in the group's name: another attempt corrects it.
    if (corrected(group) !== group) continue;
    const misses: NearMiss[] = unanchored ? [...ways, "unanchored"] : [...ways];
    return { verdict: misses.length === 0 ? "linked" : "near-miss", group, misses };
  }
  return undefined;
}

/** Names of the same product with another tenant begin alike, up to the first dash. */
function noMatch(mask: string, profile: string): Found {
  const [product = "", ...more] = corrected(fixedStart(mask)).split("-");
  const isSameProduct =
    more.length > 0 &&
    product.trim() !== "" &&
    corrected(profile).toLowerCase().split("-")[0]!.trim() === product.trim().toLowerCase();
  return { verdict: isSameProduct ? "other-tenant" : "no-match", group: undefined, misses: [] };
}
