import { describe, expect, it } from "vitest";

import { rule } from "../../../provider/policy/rule";

describe("a rule", () => {
  const judged: string[] = [];
  const { validateResource } = rule("https", "a rule", ({ type }) => {
    judged.push(type);
    return [];
  });

  it.each([
    ["a class's account", "pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount", true],
    ["the plugin's account", "adobe-campaign:index:ImsExternalAccount", true],
    ["another resource of ours", "adobe-campaign:index:IntegrationPackage", false],
    ["somebody else's", "random:index:RandomId", false],
  ])("judges %s: %#", async (_what, type, isJudged) => {
    judged.length = 0;
    await (validateResource as (args: object, report: () => void) => unknown)({ type, props: {} }, () => undefined);
    expect(judged).toEqual(isJudged ? [type] : []);
  });
});
