/** The page and the badge: what people see, in one file, whatever an instance holds. */
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";

import { render } from "../../../provider/drift/render";
import type { DriftReport, Finding } from "../../../provider/drift/report-schema";
import { finding, hostileReport, reportWith } from "../../support/drift-report";
import { expectPage, shapeOf } from "../../support/html";

const page = (report: DriftReport) => render(report, "html", "Pulumi.yaml");
const badge = (report: DriftReport) => render(report, "svg", "Pulumi.yaml");

const mask: Finding = {
  ...finding,
  severity: "warning",
  field: "associationMask",
  label: "Association mask",
  wanted: "Campaign - acme - (.*)",
  found: "Campaign – acme - (.*)",
  meaning: "nobody is put into a group",
};
const secret: Finding = { ...finding, field: "clientSecret", wanted: "[secret]", found: "[changed by hand]" };

describe("a page", () => {
  it("is one file that loads nothing, in the reader's language of colours, and can be printed", () => {
    const text = page(reportWith([finding, mask, secret]));
    expectPage(text);
    expect(text).toContain("prefers-color-scheme:dark");
    expect(text).toContain("@media print");
    expect(text).toContain("<title>Drift of test</title>");
  });

  it("marks what differs, character by character, and names what looks alike", () => {
    const text = page(reportWith([finding, mask]));
    expect(text).toContain(
      "<td>&quot;https://<mark>dev</mark>.example.com&quot;<td>&quot;https://<mark>prod</mark>.example.com",
    );
    expect(text).toContain(
      "<td>&quot;Campaign <mark>-</mark> acme - (.*)&quot;<td>&quot;Campaign <mark>–</mark> acme - (.*)&quot;",
    );
    expect(text).toContain("<p>Characters that look alike: - is U+002D (hyphen), – is U+2013 (en dash).</p>");
  });

  it("says who and when, what it means, how to repair it, and what comes next", () => {
    const text = page(reportWith([finding, secret]));
    expect(text).toContain("<th scope=col>Account last changed by");
    expect(text).toContain("<td>j.doe, 2026-11-24 12:17:06.589Z");
    expect(text).toContain("<p>Means: people are sent to another host after signing in.</p>");
    expect(text).toContain("<p>Repair: run <code>pulumi up --refresh --run-program</code>, which writes back");
    expect(text).toContain("<td>[secret]<td>[changed by hand]");
    expect(text).toContain('<p class="verdict critical">2 findings: 2 critical</p>');
    expect(page(reportWith([]))).toContain('<p class="verdict good">in sync</p>\n<p>Next: nothing to do.</p>');
    const failed = page(reportWith([], { status: "error", complete: false, errors: ["ACC2001: Nothing answers."] }));
    expect(failed).toContain('<p class="verdict unknown">could not be looked at</p>');
    expect(failed).toContain("<li><code>ACC2001: Nothing answers.</code></li>");
  });

  it("has a matrix of resources and fields, whose cells lead to the differences", () => {
    const other = { ...mask, urn: "urn:p", instance: "prod", resource: "ims-package" };
    const text = page(reportWith([finding, other]));
    expect(text).toContain("<th scope=col>callbackServer<th scope=col>associationMask<th scope=col>All");
    const rows = text.split("\n").filter((line) => line.startsWith("<tr><th scope=row>"));
    expect(rows).toEqual([
      "<tr><th scope=row>dev<td>ims-account<td class=critical><a href=#d0>critical</a><td>same<td class=wrong>drift",
      "<tr><th scope=row>dev<td>ims-package<td>same<td class=warning><a href=#d1>warning</a><td class=good>in sync",
    ]);
    for (const [, id] of text.matchAll(/href=#(\w+)/g)) expect(text).toContain(`<tr id=${id}>`);
  });

  it("has the same shape whatever an instance holds", () => {
    const shape = shapeOf(
      page(reportWith([{ ...finding, detail: "d" }], { errors: ["e"], status: "error", complete: false })),
    );
    fc.assert(
      fc.property(hostileReport, (report) => {
        const hostile = { ...report, findings: report.findings.map((each) => ({ ...each, urn: finding.urn })) };
        const text = page(hostile);
        expectPage(text);
        expect(shapeOf(text)).toEqual(shape);
      }),
      { numRuns: 500 },
    );
  });

  it("of 300 instances that differ in 12 fields has at most a megabyte", () => {
    const report = large();
    const text = page(report);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(text.match(/<tr id=d/g)).toHaveLength(300 * 12);
  });
});

function large(): DriftReport {
  const fields = Array.from({ length: 12 }, (_, at) => `fieldNumber${at}`);
  const urnOf = (at: number) => `urn:pulumi:prod::shop::type::ims-account-${at}`;
  const instances = Array.from({ length: 300 }, (_, at) => at);
  const findings = instances.flatMap((at) =>
    fields.map((field): Finding => {
      const values = { wanted: `https://acme-${at}.example.com`, found: `https://acme–${at}.example.com` };
      return { ...finding, ...values, field, instance: `instance-${at}`, urn: urnOf(at) };
    }),
  );
  const resources = instances.map((at) => {
    const status = "drift" as const;
    return { urn: urnOf(at), name: "ims-account", type: finding.type, instance: `instance-${at}`, status };
  });
  return reportWith(findings, { resources });
}

describe("a badge", () => {
  const texts = (svg: string) => {
    const found: string[] = [];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("text", (text) => text.trim() === "" || found.push(text));
    parser.write(svg).close();
    return found;
  };

  it("says in a word how a stack is", () => {
    expect(texts(badge(reportWith([])))).toEqual(["drift test: in sync", "drift test", "in sync"]);
    expect(texts(badge(reportWith([finding, mask])))[2]).toBe("1 critical");
    expect(texts(badge(reportWith([mask], { complete: false })))[2]).toBe("1 warning, incomplete");
    expect(texts(badge(reportWith([], { status: "error", complete: false })))[2]).toBe("unknown");
  });

  it("is a picture of a few hundred bytes, whatever a stack is called", () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const svg = badge(report);
        expect(texts(svg)).toHaveLength(3);
        expect(svg).not.toMatch(/<script|<image|href|\son\w+="alert/);
        expect(Buffer.byteLength(svg)).toBeLessThan(3000);
      }),
      { numRuns: 300 },
    );
  });
});
