import { AdobeCampaignError } from "./adobe-campaign-error";

/** What a SOAP fault said, taken apart. Codes look like `SOP-330011`. */
export interface Fault {
  readonly code: string | undefined;
  readonly text: string;
  readonly detail: string;
  readonly detailCode: string | undefined;
}

/** As in "Non authorized access to requested service (right 'admin' needed)." */
function neededRight({ text, detail }: Fault): string | undefined {
  return /\(right '(\w{1,50})' needed\)/.exec(`${text} ${detail}`)?.[1];
}

/** ACC2007: the instance refused a call with a SOAP fault. `fault` holds the instance's own code and words. */
export class SoapFaultError extends AdobeCampaignError {
  constructor(
    request: string,
    url: string,
    readonly fault: Fault,
  ) {
    const right = neededRight(fault);
    super("ACC2007", {
      what: `The instance refused ${request}`,
      where: url,
      why: `It said: ${[fault.code, fault.text, fault.detail].filter(Boolean).join(" ")}`,
      remedy:
        right === undefined
          ? "Nothing else was tried. The instance's own log has the details"
          : `Give the operator the right "${right}", and sign in again: rights are read at the sign-in. Nothing else was tried`,
    });
  }
}
