import { z } from "zod";

import { maskProblems } from "../../experience-cloud/association-mask";
import { canCapture } from "../../experience-cloud/mask-parts";
import type { CheckFailure, Properties } from "../../lifecycle/definition";
import { hasUnknown } from "../../lifecycle/unknowns";
import { fields } from "../field";
import { about, problems, text, textProblems } from "../rules";
import { characterProblems, copyProblems } from "../../values/characters";

const listOf = (item: z.ZodString, what: string) =>
  z
    .array(item, { error: `it must be a list of texts: ${what}` })
    .min(1, "it is empty; leave it out, and nothing is looked at")
    .refine((list) => new Set(list).size === list.length, "it names one twice; remove one")
    .optional();

const groupProblems = (value: string): string[] => {
  const found = textProblems(value, "the internal name of a security group");
  return value.trim() === ""
    ? found
    : [...found, ...[...copyProblems(value), ...characterProblems(value.trim())].map(about)];
};

const group = z.string({ error: "each group must be a text: its internal name" }).check(problems(groupProblems));

/** As it is written in the Admin Console: blanks that are too many are a mistake to be shown, not to be refused. */
const profile = z.string({ error: "each profile must be a text: its name" });

/** Arguments that ask, before signing in is switched on, whether the people can. They are no part of the account. */
export const readinessArguments = {
  expectedGroups: listOf(group, "internal names of security groups").register(fields, {
    description:
      "Internal names of security groups that must exist, and be reached through the mask; otherwise `up` stops before it writes anything.",
    example: ["delivery", "admins"],
    source: "Adobe documentation, Troubleshooting IMS",
  }),
  productProfiles: listOf(profile, "names of product profiles").register(fields, {
    description:
      "Names of the organization's product profiles, to look whether people can sign in. If omitted, they are listed with `adobe-campaign:umapiClientId`, if that is set and `expectedGroups` is given.",
    example: ["Campaign - acme - delivery"],
  }),
  productProfilesFile: text("the path of a file with the names of product profiles").optional().register(fields, {
    description: "The same from a file: one name a line, or JSON. A relative path begins at the project's folder.",
    example: "profiles.txt",
  }),
};

/** Rules over these arguments and the mask. */
export function readinessChecks(inputs: Properties): CheckFailure[] {
  const { associationMask: mask, expectedGroups, productProfiles, productProfilesFile } = inputs;
  const failures: CheckFailure[] = [];
  if (productProfiles !== undefined && productProfilesFile !== undefined)
    failures.push({
      property: "productProfilesFile",
      reason: "productProfiles is given too; give the profiles in one way only",
    });
  if (typeof mask !== "string" || hasUnknown(mask) || maskProblems(mask).length > 0) return failures;
  const groups: unknown[] = Array.isArray(expectedGroups) ? expectedGroups : [];
  const unnameable = groups.filter((name) => typeof name === "string" && !hasUnknown(name) && !canCapture(mask, name));
  for (const name of unnameable)
    failures.push({
      property: "expectedGroups",
      reason: `the association mask ${JSON.stringify(mask)} can never name the group ${JSON.stringify(name)}; correct one of both`,
    });
  return failures;
}
