import { AdobeCampaignError } from "./adobe-campaign-error";

/** What a SOAP fault said, taken apart. Codes look like `SOP-330011`. */
export interface Fault {
  readonly code: string | undefined;
  readonly text: string;
  readonly detail: string;
  readonly detailCode: string | undefined;
}

/** ACC2007: the instance refused a call with a SOAP fault. `fault` holds the instance's own code and words. */
export class SoapFaultError extends AdobeCampaignError {
  constructor(
    request: string,
    url: string,
    readonly fault: Fault,
  ) {
    super("ACC2007", {
      what: `The instance refused ${request}`,
      where: url,
      why: `It said: ${[fault.code, fault.text, fault.detail].filter(Boolean).join(" ")}`,
      remedy: "Nothing else was tried. The instance's own log has the details",
    });
  }
}
