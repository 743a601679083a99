import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC2006: a value holds a character that XML 1.0 cannot carry; nothing was sent. Source: https://www.w3.org/TR/xml/#charsets */
export class ForbiddenCharacterError extends AdobeCampaignError {
  constructor(field: string, codePoint: number, position: number) {
    const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
    super("ACC2006", {
      what: `${field} contains the character ${name} at position ${position}`,
      why: "XML cannot carry it, so it would not arrive at the instance",
      remedy: "Remove that character; nothing was sent",
    });
  }
}
