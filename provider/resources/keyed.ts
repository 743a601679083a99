import type * as pulumi from "@pulumi/pulumi";

import type { ExceptionName } from "../promotion/exceptions";
import type { promotionRules } from "../promotion/rules";

/** Reasons why an environment may differ from what a promotion allows, by the name of a field, `release` or `drifted`. */
export type PromotionExceptions = { readonly [name in ExceptionName]?: pulumi.Input<string | undefined> };

/** Attributes of `nms:extAccount` by the argument that is stored in them. */
export type AccountAttributes = {
  readonly [field in keyof typeof promotionRules | "clientSecret"]?: pulumi.Input<string | undefined>;
};
