import type { PromotedField, Promotion } from "../../provider/promotion/promotion.ts";
import { accountArgs } from "./engine-programs.ts";
import { type RuledField, ruleOf } from "../../provider/promotion/verdict.ts";

/** What stack dev passes on, and the arguments of an account on another stack that may take it over. */

const values: Record<string, unknown> = {
  ...accountArgs,
  scopes: ["openid", "AdobeID", "session"],
  productContext: "dma_campaign_classic",
  enabled: true,
};

export function fieldsOf(some: Record<string, unknown>): Record<string, PromotedField> {
  return Object.fromEntries(
    Object.entries(some).map(([name, value]) => [name, { rule: ruleOf(name as RuledField), value }]),
  );
}

export const fromDev: Promotion = {
  schemaVersion: 2,
  applied: true,
  project: "acme",
  stack: "dev",
  instance: {
    name: "acme_dev",
    databaseId: "uDev",
    url: "https://dev.campaign.example.com",
    release: "7.4.1",
    build: "9383",
  },
  mode: "manage",
  drifted: [],
  fields: fieldsOf(values),
  exceptions: {},
  earlier: [],
};

/** The same with some values changed; an undefined one is not managed. */
export function promotion(change: Partial<Promotion>, changed: Record<string, unknown> = {}): Promotion {
  const managed = Object.entries({ ...values, ...changed }).filter(([, value]) => value !== undefined);
  return { ...fromDev, fields: fieldsOf(Object.fromEntries(managed)), ...change };
}

/** Arguments of the fields on stack stage, good for `fromDev`. */
export const onStage: Record<string, unknown> = {
  imsServer: values["imsServer"],
  callbackServer: "https://stage.campaign.example.com",
  organizationId: values["organizationId"],
  scopes: values["scopes"],
  productContext: values["productContext"],
};
