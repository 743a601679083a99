import { expect, it } from "vitest";

import { isIntegrationPackage, LABEL } from "../../../provider/resources/integration-package/label";

it.each([
  LABEL,
  "Integration with Adobe Experience Cloud",
  "Integration with the Adobe Marketing Cloud",
  "  INTEGRATION  with\u00a0the adobe experience cloud ",
])("is the integration package: %j", (label) => {
  expect(isIntegrationPackage(label)).toBe(true);
});

it.each([
  "",
  "Integration with the Adobe Experience Cloud (extended)",
  "Integration with Adobe Experience Manager",
  "Shared audiences",
  "Adobe Experience Cloud",
])("is another package: %j", (label) => {
  expect(isIntegrationPackage(label)).toBe(false);
});
