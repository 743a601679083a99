import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4102: more than one package of the catalogue carries the label. */
export class AmbiguousPackageError extends AdobeCampaignError {
  constructor(url: string, wanted: string, matches: readonly string[]) {
    super("ACC4102", {
      what: `More than one package is ${wanted}`,
      where: url,
      details: matches,
      remedy: "Choose one by its internal name in packageName; nothing was installed",
    });
  }
}
