import { expect, it } from "vitest";

import { isHostedByAdobe } from "../../../provider/experience-cloud/hosting";

it.each([
  ["https://acme.campaign.adobe.com", true],
  ["https://acme-mkt-prod1.CAMPAIGN.adobe.com:8443", true],
  ["https://campaign.example.com", false],
  ["https://campaign.adobe.com.example.com", false],
  ["https://acmecampaign.adobe.com", false],
  ["http://127.0.0.1:8080", false],
])("%s: hosted by Adobe, %s", (address, isHosted) => {
  expect(isHostedByAdobe(address)).toBe(isHosted);
});
