import type { CampaignInstance } from "../../campaign/instance";
import { isIntegrationPackage } from "../../resources/integration-package/label";
import { type Names, readPackage } from "../import/read-live";
import { failed, type Line, ok, warning } from "./line";

export interface PackageSeen {
  readonly line: Line;
  /** `undefined` when it could not be told. */
  readonly installed: boolean | undefined;
}

/** The integration package: which one it is, how that is known, and whether it is installed. */
export async function lookAtPackage(instance: CampaignInstance, names: Names): Promise<PackageSeen> {
  try {
    const { name, label = "", installed } = await readPackage(instance, names);
    const isSure = names.packageName !== undefined || isIntegrationPackage(label);
    const how =
      names.packageName !== undefined
        ? "by the name that was given"
        : isSure
          ? `by its label "${label}": sure`
          : `by its label "${label}", which has the product's name but is not Adobe's English one: likely`;
    const text = `${name}, found ${how}`;
    const line = !installed
      ? warning(
          "integration-package",
          `${text}; it is not installed`,
          "the first `pulumi up` installs it (5 minutes or more)",
        )
      : isSure
        ? ok("integration-package", `${text}; it is installed`)
        : warning(
            "integration-package",
            `${text}; it is installed`,
            `packageName: "${name}" in the program makes it sure`,
          );
    return { line, installed };
  } catch (error) {
    return { line: failed("integration-package", error), installed: undefined };
  }
}
