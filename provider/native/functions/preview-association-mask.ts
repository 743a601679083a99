import type { Properties } from "../../lifecycle/definition";
import { toPlain } from "../../lifecycle/plain";
import { type NativeFunction, textChecks } from "./function";

/** `previewAssociationMask`: what a mask makes of product profiles. Nothing is sent anywhere. */
export const previewAssociationMask: NativeFunction = {
  check: (args) => [
    ...["mask", "profiles"].flatMap((name) =>
      args[name] === undefined ? [{ property: name, reason: "it is required" }] : [],
    ),
    ...textChecks(args, "mask"),
    ...(args["profiles"] === undefined || isListOfTexts(args["profiles"])
      ? []
      : [{ property: "profiles", reason: "it must be a list of texts: the names of product profiles" }]),
  ],
  async invoke({ mask, profiles }: Properties) {
    const { previewAssociationMask: preview } = await import("../../experience-cloud/preview-association-mask.js");
    return toPlain({ readings: preview(mask as string, profiles as string[]) });
  },
};

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
