import type { ResourceValidationPolicy } from "@pulumi/policy";

import { addressCodec } from "../../resources/codecs";
import { rule } from "../rule";

/** The provider accepts a bare host name, as old consoles store it; then the instance decides about the scheme. */
export function https(): ResourceValidationPolicy {
  return rule("https", "Every address of the account is https.", ({ props }, _looksAt, { fields }) =>
    Object.entries(fields)
      .filter(([, { campaign }]) => campaign?.codec === addressCodec)
      .map(([name]) => [name, props[name] as unknown] as const)
      .filter(([, value]) => typeof value === "string" && !value.startsWith("https://"))
      .map(([name, value]) => `${name} is "${String(value)}". Write it with https:// in front.`),
  );
}
