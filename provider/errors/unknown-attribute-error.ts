import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4003: a field is managed whose attribute `nms:extAccount` does not have on this instance. */
export class UnknownAttributeError extends AdobeCampaignError {
  constructor(
    url: string,
    readonly missing: readonly { field: string; attribute: string }[],
    release: string,
  ) {
    const names = missing.map(({ field, attribute }) => `@${attribute} (argument ${field})`).join(", ");
    super("ACC4003", {
      what: `The external accounts of this instance have no attribute ${names}`,
      where: `${url}, release ${release}`,
      why: "Older builds lack some attributes, and an instance may name them differently",
      remedy:
        'Omit the argument, or map it to the attribute that this instance uses, for example attributes: { productContext: "myAttribute" }; nothing was written',
    });
  }
}
