import type { FieldTable } from "../field";

/** Arguments that ask, before signing in is switched on, whether the people can. They are no part of the account. */
export const readinessFields = {
  expectedGroups: {
    description:
      "Internal names of security groups that must exist, and be reached through the mask; otherwise `up` stops before it writes anything.",
    example: ["delivery", "admins"],
    source: "Adobe documentation, Troubleshooting IMS",
  },
  productProfiles: {
    description:
      "Names of the organization's product profiles, to look whether people can sign in. If omitted, they are listed with `adobe-campaign:umapiClientId`, if that is set and `expectedGroups` is given.",
    example: ["Campaign - acme - delivery"],
  },
  productProfilesFile: {
    description: "The same from a file: one name a line, or JSON. A relative path begins at the project's folder.",
    example: "profiles.txt",
  },
} satisfies FieldTable;
