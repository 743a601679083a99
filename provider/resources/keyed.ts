import type * as pulumi from "@pulumi/pulumi";

import type { ExceptionName } from "../promotion/exceptions";
import type { AccountField } from "./ims-external-account/fields";

/** Reasons why an environment may differ from what a promotion allows, by the name of a field, `securityGroups`, `release` or `drifted`. */
export type PromotionExceptions = { readonly [name in ExceptionName]?: pulumi.Input<string | undefined> };

/** Attributes of `nms:extAccount` by the argument that is stored in them. */
export type AccountAttributes = {
  readonly [field in AccountField | "clientSecret"]?: pulumi.Input<string | undefined>;
};
