/** A policy pack that is older than the program: it cannot judge what it does not know, and says so. */
import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { describe, expect, it } from "vitest";
import { policies } from "../../../provider/policy";
import { entries } from "../../../provider/resources/registry";

const validate = (policy: ResourceValidationPolicy, type: string) => {
  const found: string[] = [];
  const args = { type, urn: "urn:pulumi:prod::shop::x::y", props: {}, opts: {} } as unknown as ResourceValidationArgs;
  const validateResource = policy.validateResource as (args: ResourceValidationArgs, report: unknown) => void;
  validateResource(args, (violation: string) => found.push(violation));
  return found;
};

describe.for(policies().map((policy) => [policy.name, policy] as const))("the rule %s", ([name, policy]) => {
  it("fails for a resource of a later release", () => {
    expect(() => validate(policy, "pulumi-nodejs:dynamic/adobe-campaign:Later")).toThrow("Update adobe-campaign here");
  });

  it("leaves alone what is none of ours, and what does not name it", () => {
    const silent = entries.filter(({ policy: rules }) => !Object.hasOwn(rules, name));
    for (const type of ["random:index:Id", ...silent.map((entry) => entry.type)])
      expect(validate(policy, type)).toEqual([]);
  });
});

it("each rule that a resource names is in the pack", () => {
  const named = new Set(entries.flatMap(({ policy }) => Object.keys(policy)));
  expect([...named].sort()).toEqual(
    policies()
      .map(({ name }) => name)
      .sort(),
  );
});
