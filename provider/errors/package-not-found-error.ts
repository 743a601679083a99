import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4101: the instance's catalogue of built-in packages has no package of that name or label. */
export class PackageNotFoundError extends AdobeCampaignError {
  constructor(url: string, wanted: string, catalogue: readonly string[]) {
    super("ACC4101", {
      what: `The instance offers no package ${wanted}`,
      where: url,
      why:
        catalogue.length === 0
          ? "Its catalogue of built-in packages came back empty"
          : `It offers: ${catalogue.join(", ")}`,
      remedy: 'Give the package\'s internal name, for example packageName: "nms:name"; nothing was installed',
    });
  }
}
