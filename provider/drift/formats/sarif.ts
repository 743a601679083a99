import { createHash } from "node:crypto";

import { jsonText } from "../../text/display";
import { version } from "../../version";
import type { DriftReport, Finding } from "../report-schema";
import { nounOf, plain, sentenceOf, subjectOf } from "./plain";

const levels = { critical: "error", warning: "warning", info: "note" } as const;

/**
 * SARIF 2.1.0, for code scanning. Drift is in no line of any file: each result points to the project's `Pulumi.yaml` (a location that
 * viewers ask for), and to the resource by its URN. Source: OASIS, SARIF 2.1.0.
 */
export function toSarif(report: DriftReport, projectFile: string): string {
  const { findings, errors, stack, project } = report;
  const rules = [...new Map(findings.map((finding) => [ruleIdOf(finding), ruleOf(finding)])).values()];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "adobe-campaign drift", semanticVersion: version, rules } },
        // Each stack has a series of its own: a drift that is gone in one is not closed in another.
        automationDetails: { id: `adobe-campaign-drift/${project}/${stack}/` },
        invocations: [
          {
            executionSuccessful: report.complete,
            toolExecutionNotifications: errors.map((error) => ({ level: "error", message: message(plain(error)) })),
          },
        ],
        results: findings.map((finding) => resultOf(finding, rules, projectFile)),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

/** Stable over the nights, and the same whatever the values are. */
function ruleIdOf({ kind, field, type }: Finding): string {
  return field ?? (kind === "gone" ? `${nounOf(type)}Gone` : kind);
}

function ruleOf(finding: Finding) {
  const id = ruleIdOf(finding);
  const what = finding.field === undefined ? id : `${subjectOf(finding)} is not what the program says`;
  return {
    id,
    shortDescription: message(what),
    defaultConfiguration: { level: levels[finding.severity] },
  };
}

function resultOf(finding: Finding, rules: readonly { id: string }[], uri: string) {
  const { urn, resource, severity, kind, instance, field, wanted, found, by, at } = finding;
  const ruleId = ruleIdOf(finding);
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([urn, ruleId, kind]))
    .digest("hex");
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    level: levels[severity],
    message: message(`${[instance, resource].map(plain).join(" › ")}: ${sentenceOf(finding)}`),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [{ name: resource, fullyQualifiedName: urn, kind: "resource" }],
      },
    ],
    partialFingerprints: { "resourceAndField/v1": fingerprint },
    properties: { instance, resource, kind, field, wanted, found, by, at },
  };
}

/** The standard asks for doubled braces (3.11.5), and for a backslash where brackets would make a link (3.11.6). */
function message(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, "$&$&").replace(/\[(?=[^[\]]*\]\()/g, "\\[") };
}
