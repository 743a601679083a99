import { NAMESPACE } from "../../config/keys";
import type { NativeFunction } from "./function";
import { getInstance } from "./get-instance";
import { getSecurityGroups } from "./get-security-groups";
import { previewAssociationMask } from "./preview-association-mask";

/** Every function of the plugin, by its token. */
export const functions: ReadonlyMap<string, NativeFunction> = new Map(
  Object.entries({ getInstance, getSecurityGroups, previewAssociationMask }).map(([name, each]) => [
    `${NAMESPACE}:index:${name}`,
    each,
  ]),
);
