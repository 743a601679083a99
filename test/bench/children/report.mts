/** Prints the milliseconds of the processor that it takes to make the HTML report of drift of 300 instances that differ in 12 fields, loading included, and its length. */
import { createRequire } from "node:module";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";
import type { DriftReport, Finding } from "../../../provider/drift/report-schema.ts";

const INSTANCES = 300;
const fields = [
  ...["imsServer", "clientId", "callbackServer", "organizationId", "associationMask", "tenant", "scopes"],
  ...["experienceCloudServer", "productContext", "label", "enabled", "clientSecret"],
];

const at = "2026-11-24 12:17:06.589Z";
const type = "ImsExternalAccount";
const resources = Array.from({ length: INSTANCES }, (_, index) => ({
  urn: `urn:pulumi:prod::shop::${type}::account${index}`,
  name: `account${index}`,
  type,
  instance: `instance${index}`,
  status: "drift" as const,
}));
const findings = resources.flatMap(({ urn, name: resource, instance }) =>
  fields.map((field): Finding => ({
    ...{ severity: "critical", kind: "changed", instance, resource, type, urn, field, label: field, attribute: field },
    ...{ wanted: `Campaign - acme - ${field}`, found: `Campaign – acme - ${field}`, by: "j.doe", at },
    meaning: "people are sent to another host after signing in",
  })),
);
const report: DriftReport = {
  ...{ version: 1, tool: { name: "adobe-campaign drift", version: "1.0.0" }, checkedAt: "2026-11-24T12:00:00.000Z" },
  ...{ project: "shop", stack: "prod", status: "drift", complete: true },
  counts: { critical: findings.length, warning: 0, info: 0 },
  ...{ resources, findings, errors: [] },
};

const before = process.cpuUsage();
const { render } = createRequire(import.meta.url)(join(root, "dist/drift/render.js")) as {
  render: (report: DriftReport, format: "html", path: string) => string;
};
const text = render(report, "html", "Pulumi.yaml");
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ milliseconds: (user + system) / 1000, bytes: Buffer.byteLength(text) }));
