import type { FieldTable } from "./field";

/** Arguments that make a promotion of what is applied here. */
export const promotionFields = {
  promotedFrom: {
    description:
      "The output `promotion` of the stack before, from a `StackReference`: refuses, before anything is written, what must not go from there to here. Left out: nothing comes before.",
    type: { name: "Promotion", from: "../../promotion/promotion" },
    checkOnly: true,
  },
  promotionExceptions: {
    description:
      "What is knowingly otherwise than a promotion allows: the name of a field, `release` or `drifted`, and the reason, which is kept in the state.",
    example: { organizationId: "the test organization, until the move in May" },
    keysBesidesFields: ["release", "drifted"],
    type: { name: "PromotionExceptions", from: "../keyed" },
  },
} satisfies FieldTable;
