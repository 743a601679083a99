import type { ResourceValidationArgs } from "@pulumi/policy";
import { describe, expect, it } from "vitest";

import { policies } from "../../../provider/policy";
import { securityGroup } from "../../../provider/resources/security-group/entry";

function violations(props: object, powerfulGroups?: readonly string[]): string[] {
  const options = powerfulGroups === undefined ? {} : { powerfulGroups };
  const { validateResource } = policies(options).find(({ name }) => name === "powerful-rights")!;
  const found: string[] = [];
  const args = { type: securityGroup.type, urn: "urn:pulumi:dev::shop::x::y", props, opts: {} };
  (validateResource as (args: ResourceValidationArgs, report: (text: string) => void) => void)(
    args as unknown as ResourceValidationArgs,
    (text) => found.push(text),
  );
  return found;
}

describe("powerful rights", () => {
  it.each(["admin", " Administration", "sql", "SQL  script execution", "createProcess", "PROGRAM EXECUTION"])(
    "of an ordinary group are refused: %j",
    (right) => {
      const [found, ...more] = violations({ groupName: "reviewers", rights: ["export", right] });
      expect(more).toEqual([]);
      expect(found).toContain(`rights of the group "reviewers" has ${right}, with which`);
      expect(found).toContain("powerfulGroups");
    },
  );

  it("are not found among others, nor where rights are not managed", () => {
    expect(violations({ groupName: "reviewers", rights: ["export", "WORKFLOW"] })).toEqual([]);
    expect(violations({ groupName: "reviewers" })).toEqual([]);
  });

  it("may be given by the groups that are named for it", () => {
    expect(violations({ groupName: "admin", rights: ["admin"] })).toEqual([]);
    expect(violations({ groupName: "dba", rights: ["sql"] }, ["dba"])).toEqual([]);
    expect(violations({ groupName: "admin", rights: ["admin"] }, ["dba"])).toHaveLength(1);
  });
});
