import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { describe, expect, it } from "vitest";
import * as dynamic from "../../../provider/dynamic";
import { UNKNOWN } from "../../../provider/lifecycle/unknowns";
import { ImsExternalAccount, ImsIntegration, IntegrationPackage, SecurityGroup } from "../../../provider";
import { frozen } from "../../support/host.ts";

/**
 * What the states of every user hold. If one of these tests fails, the change breaks refresh and destroy of everything that was
 * ever created: add something new beside the old instead.
 */
describe("frozen for ever", () => {
  it("the type tokens", () => {
    expect(ImsExternalAccount.__pulumiType).toBe("pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount");
    expect(IntegrationPackage.__pulumiType).toBe("pulumi-nodejs:dynamic/adobe-campaign:IntegrationPackage");
    expect(SecurityGroup.__pulumiType).toBe("pulumi-nodejs:dynamic/adobe-campaign:SecurityGroup");
    expect(ImsIntegration.__pulumiType).toBe("adobe-campaign:index:ImsIntegration");
  });

  it.for<[string, string]>([
    [frozen.account.provider, 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").imsExternalAccount;'],
    [frozen.package.provider, 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").integrationPackage;'],
    [frozen.group.provider, 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").securityGroup;'],
  ])("the text by which Pulumi finds the code: %s", ([text, written]) => {
    expect(text).toBe(written);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(90);
  });

  it("the names that those texts require", () => {
    expect(Object.keys(dynamic).sort()).toEqual(["imsExternalAccount", "integrationPackage", "securityGroup"]);
    for (const { provider } of Object.values(frozen)) {
      const name = /\)\.(\w+);$/.exec(provider)![1] as keyof typeof dynamic;
      expect(Object.keys(dynamic[name]).sort()).toEqual(
        ["check", "configure", "create", "delete", "diff", "read", "update"].sort(),
      );
    }
  });

  it("the value that stands for what is not known yet", () => {
    expect(UNKNOWN).toBe(unknownValue);
  });
});
