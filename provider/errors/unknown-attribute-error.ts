import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4003: a field is managed whose attribute the schema does not have on this instance. */
export class UnknownAttributeError extends AdobeCampaignError {
  constructor(
    url: string,
    readonly missing: readonly { field: string; attribute: string }[],
    release: string,
    /** What the rows of the schema are called. */
    plural = "external accounts",
  ) {
    const names = missing.map(({ field, attribute }) => `@${attribute} (argument ${field})`).join(", ");
    super("ACC4003", {
      what: `The ${plural} of this instance have no attribute ${names}`,
      where: `${url}, release ${release}`,
      why: "Older builds lack some attributes, and an instance may name them differently",
      remedy:
        'Omit the argument, or map it to the attribute that this instance uses, for example attributes: { productContext: "myAttribute" }; nothing was written',
    });
  }
}
