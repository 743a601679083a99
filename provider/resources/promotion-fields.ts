import type { FieldTable } from "./field";

/** Arguments that make a promotion of what is applied here. */
export const promotionFields = {
  promotedFrom: {
    description:
      "The output `promotion` of the previous environment's stack, from a `StackReference`: whatever must not be promoted from there to here is refused before anything is written. If omitted, no environment comes before this one.",
    type: { name: "Promotion", from: "../../promotion/promotion" },
    checkOnly: true,
  },
  promotionExceptions: {
    description:
      "Intentional exceptions to the promotion rules: the name of a field, `securityGroups`, `release` or `drifted`, and the reason, which is kept in the state.",
    example: { organizationId: "the test organization, until the move in May" },
    keysBesidesFields: ["securityGroups", "release", "drifted"],
    type: { name: "PromotionExceptions", from: "../keyed" },
  },
} satisfies FieldTable;
