import { describe, expect, it } from "vitest";

import type { EngineEvent } from "../../../provider/drift/events";
import { readEvents } from "../../../provider/drift/events";
import { reportOf } from "../../../provider/drift/report";
import { reportSchema } from "../../../provider/drift/report-schema";
import { registry } from "../../../provider/resources/registry";
import { inputs, outputs, say, tell, urnOf } from "../../support/drift-events";

const report = (events: readonly EngineEvent[], failure?: string) => {
  const made = reportOf("test", { events, failure }, new Date(0));
  // Nothing that the published form does not know.
  expect(reportSchema.parse(made)).toEqual(made);
  return made;
};
const findings = (...events: EngineEvent[]) => report(events).findings;

describe("the report", () => {
  it("says that all is in sync", () => {
    const made = report([...tell(), ...tell({ kind: "integrationPackage", name: "ims-package" })]);
    expect(made).toMatchObject({ status: "in sync", complete: true, project: "shop", findings: [], errors: [] });
    expect(made.resources.map(({ name, status, instance }) => [name, status, instance])).toEqual([
      ["ims-account", "in sync", "dev"],
      ["ims-package", "in sync", "dev"],
    ]);
  });

  it("knows the types of the plugin as it knows those of the classes", () => {
    const events = tell({
      live: { ...inputs, tenant: "other" },
      drifted: ["tenant"],
      plan: { op: "update", diffs: ["tenant"] },
    });
    const ofPlugin = JSON.parse(
      JSON.stringify(events).replaceAll("pulumi-nodejs:dynamic/adobe-campaign:", "adobe-campaign:index:"),
    ) as EngineEvent[];
    expect(JSON.stringify(ofPlugin)).not.toContain("dynamic");
    const [found, ...others] = findings(...ofPlugin);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ field: "tenant", found: "other" });
    // Nothing but the URN tells them apart.
    expect([{ ...found, urn: "" }]).toEqual(findings(...events).map((each) => ({ ...each, urn: "" })));
  });

  it("tells each field with what it means, who and when, the most serious first", () => {
    const live = { ...inputs, label: "other", tenant: "other", callbackServer: "https://prod.example.com" };
    const events = tell({
      live,
      liveOutputs: { lastModified: "tuesday", modifiedBy: "j.doe" },
      drifted: ["label", "tenant", "callbackServer"],
      plan: { op: "update", diffs: ["label", "tenant", "callbackServer"] },
    });
    const made = report(events);
    expect(made.counts).toEqual({ critical: 1, warning: 1, info: 1 });
    expect(
      made.findings.map(({ severity, kind, field, wanted, found, by, at }) => [
        severity,
        kind,
        field,
        wanted,
        found,
        by,
        at,
      ]),
    ).toEqual([
      ["critical", "changed", "callbackServer", inputs.callbackServer, live.callbackServer, "j.doe", "tuesday"],
      ["warning", "changed", "tenant", "acme", "other", "j.doe", "tuesday"],
      ["info", "changed", "label", "SSO", "other", "j.doe", "tuesday"],
    ]);
    expect(made.findings[0]).toMatchObject({
      attribute: "callbackServer",
      label: "Callback server",
      meaning: expect.stringMatching(/^people are sent to another host after signing in, as when/) as string,
    });
  });

  it("is not complete when the preview was ended halfway, whatever it had found", () => {
    const events = tell({ live: { ...inputs, tenant: "other" }, drifted: ["tenant"] });
    expect(report(events, "signal: killed")).toMatchObject({
      status: "error",
      complete: false,
      counts: { warning: 1 },
      errors: ["signal: killed"],
    });
  });

  it("knows the callback of another account of the program", () => {
    const prod = "https://PROD.example.com/";
    const others = tell({
      name: "prod-account",
      plan: { op: "same", inputs: { ...inputs, callbackServer: "https://prod.example.com" } },
    });
    const [finding] = findings(
      ...tell({ live: { ...inputs, callbackServer: prod }, drifted: ["callbackServer"] }),
      ...others,
    );
    expect(finding).toMatchObject({
      resource: "ims-account",
      meaning: "people are sent to another host after signing in, namely to that of prod-account",
    });
  });

  it("says that a disabled account lets nobody in, and an enabled one too many", () => {
    const meaning = (wanted: boolean) =>
      findings(
        ...tell({
          remembered: { inputs: { ...inputs, enabled: wanted }, outputs },
          live: { ...inputs, enabled: !wanted },
          drifted: ["enabled"],
          plan: { op: "update", inputs: { ...inputs, enabled: wanted } },
        }),
      ).map(({ severity, meaning }) => [severity, meaning]);
    expect(meaning(true)).toEqual([["critical", "the account is disabled, and nobody can sign in with an Adobe ID"]]);
    expect(meaning(false)).toEqual([["critical", "people can sign in with an Adobe ID although they should not"]]);
  });

  it("never shows the secret", () => {
    const [strong] = findings(...tell({ drifted: ["clientSecret"] }));
    expect(strong).toMatchObject({
      kind: "changed",
      field: "clientSecret",
      wanted: "[secret]",
      found: "[changed by hand]",
    });
    const hidden = { inputs, outputs: { ...outputs, secretDriftSign: "lastModified" } };
    const suspected = {
      found: "[maybe changed by hand]",
      detail: expect.stringContaining("does not let stored secrets be compared") as string,
    };
    const [weak] = findings(...tell({ remembered: hidden, drifted: ["clientSecretVersion"] }));
    expect(weak).toMatchObject(suspected);
    const [weakFromNow] = findings(
      ...tell({ liveOutputs: { secretDriftSign: "lastModified" }, drifted: ["clientSecret"] }),
    );
    expect(weakFromNow).toMatchObject(suspected);
    const [pending] = findings(...tell({ plan: { op: "update", diffs: ["clientSecret"] } }));
    expect(pending).toMatchObject({
      kind: "notApplied",
      wanted: "[secret]",
      meaning: expect.stringContaining("not written") as string,
    });
    const secretTenant = { ...inputs, tenant: inputs.clientSecret };
    const masked = findings(
      ...tell({
        remembered: { inputs: secretTenant, outputs },
        live: secretTenant,
        drifted: ["tenant"],
        plan: { op: "update", inputs: secretTenant },
      }),
    );
    expect(masked).toMatchObject([{ field: "tenant", wanted: "[secret]", found: "[secret]" }]);
  });

  it("takes another spelling of the program for no difference", () => {
    const respelled = { ...inputs, callbackServer: "https://DEV.campaign.example.com/", tenant: "new" };
    expect(
      findings(...tell({ plan: { op: "update", inputs: respelled, diffs: ["callbackServer", "tenant"] } })),
    ).toMatchObject([{ kind: "notApplied", field: "tenant", severity: "warning" }]);
  });

  it("leaves out what is unknown, not managed, or only looked at", () => {
    const { label, ...unmanaged } = inputs;
    void label;
    const unknown = { ...unmanaged, tenant: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    expect(findings(...tell({ plan: { op: "same", inputs: unknown } }))).toEqual([]);
    expect(findings(...tell({ live: { ...inputs, tenant: "x" }, plan: { op: "read" } }))).toEqual([]);
  });

  it("tells a field that the program manages from now on", () => {
    const { label, ...before } = inputs;
    void label;
    const [finding] = findings(
      ...tell({ remembered: { inputs: before, outputs }, live: before, plan: { op: "update", diffs: ["label"] } }),
    );
    expect(finding).toMatchObject({ kind: "notApplied", field: "label", wanted: "SSO" });
    expect(finding).not.toHaveProperty("found");
  });

  it("tells what is gone, second, new, taken out or replaced", () => {
    const kinds = (...events: EngineEvent[]) =>
      findings(...events).map(({ severity, kind, meaning }) => `${severity} ${kind}: ${meaning}`);
    expect(kinds(...tell({ live: undefined, plan: { op: "create" } }))).toEqual([
      expect.stringMatching(/^critical gone: the account/),
    ]);
    expect(kinds(...tell({ kind: "integrationPackage", name: "p", live: undefined, plan: { op: "create" } }))).toEqual([
      expect.stringMatching(/^critical gone: the package/),
    ]);
    expect(kinds(...tell({ liveOutputs: { warnings: ['there is a second account: "Copy"'] } }))).toEqual([
      expect.stringMatching(/^critical secondAccount: only one/),
    ]);
    expect(kinds(...tell({ remembered: undefined, plan: { op: "create" } }))).toEqual([
      expect.stringMatching(/^info notApplied: it is in the program/),
    ]);
    expect(kinds(...tell({ plan: { op: "delete" } }))).toEqual([
      expect.stringMatching(/^info notApplied: it was taken out/),
    ]);
    expect(kinds(...tell({ plan: { op: "update", diffs: ["onDelete"] } }))).toEqual([
      expect.stringMatching(/^info notApplied: the program was changed/),
    ]);
    expect(kinds(...tell({ kind: "integrationPackage", name: "p", plan: { op: "update" } }))).toEqual([
      expect.stringMatching(/^info notApplied/),
    ]);
  });

  it("compares with the state where the program would replace the resource", () => {
    const elsewhere = { ...inputs, instance: "exec2", tenant: "elsewhere" };
    const steps = ["create-replacement", "replace", "delete-replaced"].flatMap((op) =>
      tell({ plan: { op, inputs: elsewhere, diffs: ["instance", "tenant"] } }),
    );
    expect(findings(...steps)).toMatchObject([{ kind: "notApplied", severity: "info" }]);
    const drifted = findings(
      ...steps,
      ...tell({ live: { ...inputs, tenant: "x" }, drifted: ["tenant"], plan: { op: "replace", inputs: elsewhere } }),
    );
    expect(drifted).toMatchObject([{ kind: "changed", field: "tenant", wanted: "acme", found: "x" }]);
  });

  it("takes another instance and two accounts for findings, once an instance; anything else is an error", () => {
    const unread = tell({ live: "error" });
    const lost = tell({ kind: "integrationPackage", name: "ims-package", live: "error" });
    const account = urnOf("imsExternalAccount", "ims-account");
    const other = "Preview failed: ACC4001: This is another instance than the one in the stack's state.\n";
    const wrong = report(
      [
        ...unread,
        ...lost,
        say(other, urnOf("integrationPackage", "ims-package")),
        say(other, account),
        say("preview failed\n"),
      ],
      "exit status 1",
    );
    expect(wrong).toMatchObject({ status: "drift", complete: false, errors: [], counts: { critical: 1 } });
    expect(wrong.findings).toMatchObject([{ kind: "otherInstance", instance: "dev", resource: "ims-account" }]);
    expect(findings(...unread, say("ACC4002: two", account))).toMatchObject([
      { kind: "secondAccount", detail: "ACC4002: two" },
    ]);

    const down = report(
      [...unread, say("Preview failed: ACC2001: Nothing answers.\n", account), say("preview failed\n")],
      "x",
    );
    expect(down).toMatchObject({ status: "error", findings: [], errors: ["ACC2001: Nothing answers."] });
    expect(down.resources.map(({ status }) => status)).toEqual(["unknown"]);
    const mixed = report([...tell({ live: undefined }), say("boom", account)], "x");
    expect(mixed).toMatchObject({ status: "error", counts: { critical: 1 }, errors: ["boom"] });
    expect(report([], "no stack named 'x' found")).toMatchObject({
      status: "error",
      errors: ["no stack named 'x' found"],
    });
  });

  it("shortens what Pulumi says", () => {
    const long = `TypeError: no\n    at f (index.ts:1:2)\n    at g (index.ts:3:4)\n${"x".repeat(2000)}`;
    const [error] = report([say(long)], "x").errors;
    expect(error).toMatch(/^TypeError: no\nx{500,}…$/);
    expect(error!.length).toBeLessThan(700);
  });
});

describe("a resource of a later release", () => {
  const events = (type: string): EngineEvent[] => {
    const about = { urn: `urn:pulumi:test::shop::${type}::new`, type };
    return [
      { resOutputsEvent: { metadata: { ...about, op: "refresh", diffs: ["label"] } } },
      { resourcePreEvent: { metadata: { ...about, op: "update" } } },
    ];
  };

  it.for(["pulumi-nodejs:dynamic/adobe-campaign:Later", "adobe-campaign:index:Later"])(
    "is an error, since nothing can be said of it: %s",
    (type) => {
      const seen = report([...tell(), ...events(type)]);
      expect(seen).toMatchObject({ status: "error", complete: false, findings: [] });
      expect(seen.errors).toEqual([expect.stringMatching(/^ACC5003: .*Later.*Update adobe-campaign here/s)]);
      expect(seen.resources).toHaveLength(1);
    },
  );

  it("hides no finding, and no other error", () => {
    const gone = [...tell({ live: undefined }), ...events("adobe-campaign:index:Later")];
    expect(report(gone).findings).toHaveLength(1);
    expect(report(gone, "no passphrase").errors).toEqual([
      expect.stringMatching(/^ACC5003/),
      expect.stringContaining("no passphrase"),
    ]);
  });
});

describe("the stream of events", () => {
  it("skips what is no event, and other resources", () => {
    const event = {
      resourcePreEvent: {
        metadata: { op: "same", urn: "urn:pulumi:s::p::random:index:Id::x", type: "random:index:Id" },
      },
    };
    const events = readEvents(`warning: something\n{broken\n${JSON.stringify(event)}\n`);
    expect(events).toEqual([event]);
    expect(report(events).resources).toEqual([]);
    expect(registry.imsExternalAccount.type).toContain("ImsExternalAccount");
  });
});
