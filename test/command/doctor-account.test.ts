/** What `adobe-campaign doctor` says of the package and the account. */
import { describe, expect, it } from "vitest";

import { configured, details, doctor, noProject } from "../support/doctor.ts";
import { accountAttributes } from "../support/engine-programs.ts";

describe("the package and the account", () => {
  it("in another language: found, and less sure", async () => {
    const { room } = await configured({ profile: "v7-french" });
    const { code, of } = await doctor(room);
    expect([code, of["integration-package"]!.status]).toEqual([0, "warning"]);
    expect(of["integration-package"]!.text).toContain("likely; it is installed");
    const named = await doctor(room, "--package", "emu:imsIntegration");
    expect(named.of["integration-package"]).toMatchObject({ status: "ok" });
  });

  it("on an old build: what accounts lack is named", async () => {
    const { room } = await configured({ profile: "v7-old" });
    const { of } = await doctor(room);
    expect(of["attributes"]).toMatchObject({ status: "ok", text: expect.stringContaining("productContext") as string });
    expect(of["release"]!.status).toBe("warning");
  });

  it("before the first up: nothing is a problem yet", async () => {
    const { room } = await configured({ packageInstalled: false });
    const { code, are, of } = await doctor(room);
    expect([code, are("warning")]).toEqual([0, ["integration-package", "account"]]);
    expect(of["account"]!.text).toBe("there is none yet");
    expect(are("not checked")).toEqual([...noProject, ...details, "ims-client"]);
  });

  it("the account is gone, and its type is known all the same", async () => {
    const { room, emulator } = await configured();
    emulator.removeAccount(emulator.imsAccount);
    const { code, of } = await doctor(room);
    expect([code, of["account"]!.status]).toEqual([0, "warning"]);
    expect(of["account"]!.remedy).toBe('`pulumi up` creates "Adobe_Marketing_Cloud" of type 42');
  });

  it("two accounts of the type", async () => {
    const { room, emulator } = await configured();
    emulator.addAccount({ name: "Copy", label: "Copy" });
    const { code, are, of } = await doctor(room);
    expect([code, are("problem")]).toEqual([1, ["account"]]);
    expect(of["account"]!.text).toMatch(/^ACC4002: .*"Copy"/s);
    expect(are("not checked")).toEqual([...noProject, ...details, "ims-client"]);
  });

  it("an account under another name is found by its type", async () => {
    const { room, emulator } = await configured();
    emulator.removeAccount(emulator.imsAccount);
    emulator.addAccount({ ...accountAttributes, name: "ims", label: "IMS" });
    expect((await doctor(room)).of["account"]!.text).toContain("found by its type 42");
    expect((await doctor(room, "--account", "ims")).of["account"]!.text).toContain("by the name that was given");
  });

  it("fields that cannot be right, or are not there, each by its name", async () => {
    const { room, emulator } = await configured();
    emulator.edit({
      set: { imsRightsMask: "(.*", imsOrgId: "short", active: "0", callbackServer: "https://prod.example.com" },
    });
    const bad = await doctor(room);
    expect([bad.code, bad.are("problem")]).toEqual([1, ["fields", "mask"]]);
    expect(bad.of["fields"]!.text).toMatch(/^organizationId \("IMS organization ID" .*@imsOrgId\) is "short"/);
    expect(bad.are("warning")).toEqual(["enabled", "callback"]);
    expect(bad.of["callback"]!.remedy).toContain("after a copy of another environment's database");
    emulator.edit({ set: { imsRightsMask: "", imsOrgId: "", callbackServer: "", clientSecret: "" } });
    const empty = await doctor(room);
    expect(empty.of["fields"]).toMatchObject({
      status: "warning",
      text: "not filled in: callbackServer, organizationId, associationMask",
    });
    expect(empty.are("not checked")).toEqual([
      ...[...noProject, "mask", "groups", "group-rights", "callback", "restart", "ims-client"],
    ]);
    expect(empty.of["secret-drift"]!.status).toBe("warning");
  });

  it("has the groups to which the mask leads, and says which of them give no rights", async () => {
    const { room, emulator } = await configured();
    const fine = await doctor(room);
    expect(fine.of["groups"]!.text).toBe(
      "the association mask can lead to 10 security groups: admin, central, content, delivery, local, offer, operation, report, workflow, workflowSupervisor",
    );
    expect(fine.of["group-rights"]!.text).toMatch(/^each of them gives named rights, but for .*content/);
    emulator.addGroup({ name: "reviewers", label: "Reviewers", rights: [] });
    emulator.takeRight({ group: "workflow", right: "workflow" });
    const empty = await doctor(room);
    expect(empty.of["group-rights"]).toMatchObject({
      status: "warning",
      text: "without any named right: reviewers, workflow; people who are led there can sign in and do next to nothing",
    });
    emulator.edit({ set: { imsRightsMask: "Campaign - acme - (nobody)" } });
    const none = await doctor(room);
    expect(none.code).toBe(1);
    expect(none.of["groups"]).toMatchObject({
      status: "problem",
      text: expect.stringContaining("none of the 11") as string,
    });
  });

  it("whose groups cannot be read is looked at all the same", async () => {
    const { room, emulator } = await configured();
    emulator.inject({
      kind: "fault",
      code: "XTK-1",
      text: "made up",
      at: { method: "ExecuteQuery", nth: 2 },
      times: 9,
    });
    const { are, of } = await doctor(room);
    expect(are("problem")).toEqual(["groups"]);
    expect(of["group-rights"]!.status).toBe("not checked");
    expect(of["callback"]!.status).toBe("ok");
  });

  it.each([
    ["the catalogue", "GetDbParams", "integration-package"],
    ["the account", "ExecuteQuery", "account"],
  ])("%s cannot be read: that line says why, and the others are there", async (_which, method, check) => {
    const { room, emulator } = await configured();
    emulator.inject({ kind: "fault", code: "XTK-1", text: "made\nup", at: { method }, times: 9 });
    const { code, are, of } = await doctor(room);
    expect([code, are("problem")]).toEqual([1, [check]]);
    expect(of[check]!.text).toMatch(/^ACC20\d\d: /);
    expect(of["release"]!.status).toBe("ok");
  });
});
