import type { DriftView, ExtraFinding } from "../entry";
import { campaignField, sameMeaning } from "./mapping";

/** A callback server that another account of the program wants is that of another environment. */
function ownerOfCallback(field: string, found: unknown, others: Parameters<NonNullable<DriftView["addition"]>>[2]) {
  if (field !== "callbackServer" || found === undefined) return undefined;
  const wanted = others.find(({ inputs }) => {
    const callback = inputs["callbackServer"];
    return typeof callback === "string" && callback !== "" && sameMeaning(field, callback, found);
  });
  if (wanted !== undefined) return `, namely to that of ${wanted.resource}`;
  return campaignField(field).promotion === "different"
    ? ", as when the callback of another environment was copied"
    : undefined;
}

export const SECOND_ACCOUNT =
  "only one Adobe Experience Cloud account may exist, and it cannot be determined which of them signs people in";

export const imsExternalAccountDrift: DriftView = {
  gone: "the account is gone, and nobody can sign in with an Adobe ID",
  addition: ownerOfCallback,
  // `read` tells of them as warnings, since it must not fail for them.
  findings: ({ outputs: { warnings } }) =>
    !Array.isArray(warnings)
      ? []
      : warnings.map((warning): ExtraFinding => ({
          severity: "critical",
          kind: "secondAccount",
          meaning: SECOND_ACCOUNT,
          detail: String(warning),
        })),
};
