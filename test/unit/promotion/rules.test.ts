import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { comparedStack, compareEnvironments } from "../../../provider/promotion/compare";
import { environmentOf, neverApplied, type Promotion, readPromotion } from "../../../provider/promotion/promotion";
import { refusals } from "../../../provider/promotion/refusals";
import { type RuledField, ruledFields, ruleOf, verdictOn } from "../../../provider/promotion/verdict";
import { imsExternalAccountFields } from "../../../provider/resources/ims-external-account/fields";
import { securityGroupFields } from "../../../provider/resources/security-group/fields";
import { sameMeaning } from "../../../provider/resources/ims-external-account/mapping";
import { accountInputs } from "../../support/account-inputs.ts";
import { fieldsOf, fromDev, promotion } from "../../support/promotions.ts";

/** Fields of an account, which share some values with others now and then. */
const values = fc
  .tuple(accountInputs, fc.subarray([...ruledFields]))
  .map(([inputs, shared]) => ({ ...inputs, ...Object.fromEntries(shared.map((field) => [field, common[field]])) }));
const common: Record<string, unknown> = {
  ...Object.fromEntries(Object.entries(fromDev.fields).map(([name, { value }]) => [name, value])),
  experienceCloudServer: "https://marketing.adobe.com",
  label: "Adobe ID",
};
const environment = (stack: string, given: object): Promotion => {
  const known = Object.entries(given).filter(([field]) => (ruledFields as readonly string[]).includes(field));
  return { ...fromDev, stack, fields: fieldsOf(Object.fromEntries(known)) };
};
const target = (given: Record<string, unknown>, exceptions = {}) => ({ stack: "stage", values: given, exceptions });

describe("the rules", () => {
  it("are those of the fields", () => {
    for (const field of ruledFields) expect(ruleOf(field)).toBe(imsExternalAccountFields[field].campaign.promotion);
  });

  it("do not care which of both comes first", () => {
    fc.assert(
      fc.property(values, values, (a: Record<string, unknown>, b: Record<string, unknown>) => {
        for (const field of ruledFields)
          expect(verdictOn(field, a[field], b[field], sameMeaning)).toBe(
            verdictOn(field, b[field], a[field], sameMeaning),
          );
      }),
    );
  });

  it("let a field pass as it is where it is the same everywhere, and refuse it where it is different", () => {
    fc.assert(
      fc.property(values, (a: Record<string, unknown>) => {
        for (const field of ruledFields.filter((each) => a[each] !== undefined)) {
          const rule = ruleOf(field);
          expect(verdictOn(field, a[field], a[field], sameMeaning)).toBe(rule === "different" ? "wrong" : rule);
        }
      }),
    );
  });

  it("refuse exactly the fields that a comparison calls wrong", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [dev, stage] = [environment("dev", a), environment("stage", b)];
        const refused = refusals(dev, target(b), sameMeaning).map((reason) => reason.split(" ")[0]);
        const rows = compareEnvironments(comparedStack(dev), comparedStack(stage), sameMeaning);
        expect(refused).toEqual(rows.filter(({ verdict }) => verdict === "wrong").map(({ field }) => field));
        // A reason for each, and all may pass; they are still seen.
        const exceptions = Object.fromEntries(refused.map((field) => [field!, "on purpose"]));
        expect(refusals(dev, target(b, exceptions), sameMeaning)).toEqual([]);
        const excepted = compareEnvironments(comparedStack(dev), comparedStack({ ...stage, exceptions }), sameMeaning);
        expect(excepted.filter(({ verdict }) => verdict === "wrong")).toEqual([]);
        expect(excepted.filter(({ verdict }) => verdict === "excepted").map(({ field }) => field)).toEqual(refused);
      }),
    );
  });

  it("say nothing of free fields, and name both stacks and both values", () => {
    fc.assert(
      fc.property(values, values, (a, b: Record<string, unknown>) => {
        for (const reason of refusals(environment("dev", a), target(b), sameMeaning)) {
          const field = reason.split(" ")[0] as RuledField;
          expect(ruleOf(field)).not.toBe("free");
          for (const piece of ["stack dev", "stack stage", JSON.stringify(b[field]), `promotionExceptions.${field}`])
            expect(reason).toContain(piece);
        }
      }),
    );
  });
});

describe("a chain of environments", () => {
  it("keeps from every later one what must be different", () => {
    const earlier = [environmentOf(fromDev)];
    const stage = promotion({ stack: "stage", earlier }, { callbackServer: "https://stage.campaign.example.com" });
    const [reason, ...more] = refusals(
      stage,
      { stack: "prod", values: { callbackServer: "https://dev.campaign.example.com" }, exceptions: {} },
      sameMeaning,
    );
    expect(more).toEqual([]);
    expect(reason).toContain("belongs to stack dev");
    expect(reason).toContain("on stack prod");
  });
});

describe("the groups of two environments", () => {
  const reviewers = { label: "Reviewers", rights: ["WORKFLOW", "export"] };
  const applied = { ...reviewers, rightNames: ["export", "workflow"] };
  const dev = (securityGroups: unknown) => ({
    ...fromDev,
    fields: { ...fromDev.fields, securityGroups: { rule: "same" as const, value: securityGroups } },
  });
  const wrong = (before: unknown, after: unknown, exceptions = {}) =>
    refusals(dev(before), target({ securityGroups: after }, exceptions), sameMeaning);

  it("must be the same by name, label and rights", () => {
    expect(securityGroupFields.groupName.promotion).toBe("same");
    expect(securityGroupFields.description.campaign.promotion).toBe("free");
    expect(wrong({ reviewers: applied }, { reviewers })).toEqual([]);
    const [label, rights, missing, added, ...more] = wrong(
      { reviewers: applied, senders: {} },
      { reviewers: { label: "Reviewer", rights: ["WORKFLOW"] }, writers: {} },
    );
    expect(more).toEqual([]);
    expect(label).toContain(
      'securityGroups.reviewers.label is "Reviewer" on stack stage, but "Reviewers" on stack dev',
    );
    expect(rights).toContain('securityGroups.reviewers.rights is ["WORKFLOW"] on stack stage');
    expect(missing).toContain("securityGroups.senders is missing on stack stage, but there on stack dev");
    expect(added).toContain("securityGroups.writers is there on stack stage, but missing on stack dev");
    for (const reason of [label, rights, missing, added])
      expect(reason).toContain("promotionExceptions.securityGroups");
  });

  it.for([
    ["a label in place of the internal name", ["SQL SCRIPT EXECUTION"], ["sql"], ["sql"]],
    ["other case, blanks and order", ["  Workflow ", "EXPORT"], ["workflow", "export"], ["export", "workflow"]],
  ] as const)("may spell rights in another way: %s", ([, before, names, after]) => {
    const from = { reviewers: { rights: before, rightNames: names } };
    expect(wrong(from, { reviewers: { rights: after } })).toEqual([]);
    expect(wrong(from, { reviewers: { rights: [...after, "more"] } })).toHaveLength(1);
  });

  it("are not judged where one of both does not manage them, or does not know them yet, or holds something else", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const cases: [unknown, unknown][] = [
      [undefined, { reviewers }],
      [{ reviewers: {} }, { reviewers }],
      [{ reviewers: applied }, { reviewers: { label: unknown, rights: [unknown] } }],
      ["text", { reviewers }],
      [{ reviewers: null }, { reviewers }],
    ];
    for (const [before, after] of cases) expect(wrong(before, after), JSON.stringify(before)).toEqual([]);
  });

  it("may differ with a reason, which a comparison shows", () => {
    const reason = { securityGroups: "the reviewers move in May" };
    expect(wrong({ reviewers: applied }, {}, reason)).toEqual([]);
    const [before, after] = [comparedStack(dev({ reviewers: applied })), comparedStack(dev({}))];
    const rowOf = (exceptions = {}) =>
      compareEnvironments(before, { ...after, name: "stage", exceptions }, sameMeaning).find(({ field }) =>
        field.startsWith("securityGroups"),
      );
    expect(rowOf()).toMatchObject({ verdict: "wrong", note: "missing on stage" });
    expect(rowOf(reason)).toMatchObject({ verdict: "excepted", note: "the reviewers move in May" });
  });
});

describe("what a stack exports", () => {
  it("is read back as it was", () => {
    expect(readPromotion(JSON.parse(JSON.stringify(fromDev)))).toEqual({ promotion: fromDev });
  });

  it.each([
    undefined,
    null,
    "text",
    1,
    [],
    {},
    neverApplied,
    { schemaVersion: 2 },
    { schemaVersion: 9, applied: true },
  ])("is refused, and no exception, when it is something else: %j", (value) => {
    expect(readPromotion(value)).toEqual({ problem: expect.stringMatching(/\w/) as string });
  });

  it("is refused when any of its members is missing", () => {
    for (const name of Object.keys(fromDev))
      expect(readPromotion({ ...fromDev, [name]: undefined }), name).toHaveProperty("problem");
  });

  it("is judged without an exception, whatever it holds", () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(fromDev)), (value, name) => {
        const read = readPromotion({ ...fromDev, [name]: value });
        if ("problem" in read) expect(read.problem).toMatch(/\w/);
        else expect(readPromotion(read.promotion)).toEqual(read);
      }),
    );
  });
});
