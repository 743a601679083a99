import provider, { type DiffResponse } from "@pulumi/pulumi/proto/provider_pb";

import type { Properties } from "../lifecycle/definition";
import type { Difference } from "../lifecycle/diff";

/** Exactly the arguments that mean something else now. The engine shows nothing but these. */
export function detailedDiff({ changed, replaces }: Difference, olds: Properties, news: Properties): DiffResponse {
  const response = new provider.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setReplacesList([...replaces]);
  // Also for a replacement that only the program asks for, with `replaceOnChanges`: no instance has two of ours.
  response.setDeletebeforereplace(changed.length > 0);
  response.setDiffsList([...changed]);
  response.setHasdetaileddiff(true);
  for (const name of changed) {
    const difference = new provider.PropertyDiff();
    difference.setKind(kindOf(olds[name], news[name], replaces.includes(name)));
    response.getDetaileddiffMap().set(name, difference);
  }
  return response;
}

function kindOf(before: unknown, after: unknown, isReplaced: boolean) {
  const { Kind } = provider.PropertyDiff;
  if (isGone(before)) return isReplaced ? Kind.ADD_REPLACE : Kind.ADD;
  if (isGone(after)) return isReplaced ? Kind.DELETE_REPLACE : Kind.DELETE;
  return isReplaced ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}

function isGone(value: unknown): boolean {
  return value === undefined || value === null;
}
