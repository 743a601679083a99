import { describe, expect, it } from "vitest";

import { checkInputs } from "../../../provider/lifecycle/check";
import type { ResourceDefinition } from "../../../provider/lifecycle/definition";
import { isTooDeep } from "../../../provider/lifecycle/depth";
import { toPlain } from "../../../provider/lifecycle/plain";
import { hiderOf } from "../../../provider/lifecycle/secret-values";
import { hasUnknown, UNKNOWN } from "../../../provider/lifecycle/unknowns";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";

function nested(depth: number, core: unknown = "x"): unknown {
  let value = core;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
}

describe("an argument that is nested 20,000 deep", () => {
  const definition = imsExternalAccountDefinition as unknown as ResourceDefinition;

  it.each(["tenant", "scopes", "attributes", "promotedFrom", "promotionExceptions", "clientSecret", "misspelled"])(
    "is refused as %s, and is not in the answer",
    (name) => {
      const { inputs, failures } = checkInputs(definition, { [name]: nested(20_000) });
      const reasons = failures.map(({ property, reason }) => `${property}|${reason}`);
      expect(reasons).toContain(`|${name}: it is nested deeper than 100 levels; give a plain value`);
      expect(reasons.filter((reason) => reason.startsWith(`${name}|`))).toEqual([]);
      expect(inputs).not.toHaveProperty(name);
    },
  );

  it("is refused as a secret one too, whose texts no other message shows", () => {
    const given = { tenant: nested(20_000, "zimtstern"), organizationId: "zimtstern" };
    const hide = hiderOf(definition, ["tenant"], [given]);
    const { failures } = checkInputs(definition, given, ["tenant"], hide);
    expect(failures.map(({ reason }) => reason).join()).toContain("tenant: it is nested deeper than 100 levels");
    expect(hide("the zimtstern was found")).toBe("the [secret] was found");
  });

  it("is looked at for unknown values, and stored by nobody", () => {
    expect([hasUnknown(nested(20_000)), hasUnknown(nested(20_000, UNKNOWN))]).toEqual([false, true]);
    expect(() => toPlain(nested(20_000))).toThrow(TypeError);
    expect([isTooDeep(nested(100)), isTooDeep(nested(101))]).toEqual([false, true]);
  });
});
