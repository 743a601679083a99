import { z } from "zod";

import { characterProblems, copyProblems } from "../../values/characters";
import { lineProblems } from "../../values/line";
import { programProblems } from "../../values/placeholder";
import { common } from "../common";
import { about, oneOf, problems, text, textWith } from "../rules";
import type { securityGroupFields } from "./fields";
import { folded } from "./spelling";

/** Far more than anybody writes; Campaign would cut what does not fit, and nobody would be let in. */
const LONGEST = 100;

const lengthProblems = (value: string): string[] =>
  value.trim().length > LONGEST ? [`is longer than ${LONGEST} characters; shorten it`] : [];

/** Joiners and variation selectors are part of scripts and emoji. */
const readable = (value: string): string => value.trim().replace(/[\u200c\u200d\ufe0e\ufe0f]/g, "");

/** What the program says in whatever language; only what cannot be meant is refused. */
const freeText = (value: string): string[] => [
  ...lineProblems(value),
  ...copyProblems(value),
  ...characterProblems(readable(value), {}, ["invisible"]),
  ...programProblems(value),
  ...lengthProblems(value),
];

/** It is compared with a capture of the mask, so that everything people do not see matters. */
export const groupNameProblems = (value: string): string[] => [
  ...lineProblems(value),
  ...copyProblems(value),
  ...characterProblems(value.trim()),
  ...programProblems(value),
  ...lengthProblems(value),
];

const right = z
  .string({ error: "each right must be a text: its internal name or its label" })
  .check(
    problems((value) =>
      value.trim() === ""
        ? ["a right is empty; give its internal name or its label"]
        : [...lineProblems(value), ...copyProblems(value), ...characterProblems(readable(value))].map(about),
    ),
  );

/** Rules of the arguments of `SecurityGroup`: one for each of the table. */
export const securityGroupSchema = z.strictObject({
  groupName: textWith("the group's internal name, for example reviewers", groupNameProblems),
  label: textWith("the group's label", freeText).optional(),
  description: text("a description of the group")
    .check(problems((value) => copyProblems(value).map(about)))
    .optional(),
  rights: z
    .array(right, { error: 'it must be a list of texts, for example ["WORKFLOW", "export"]' })
    .refine((list) => new Set(list.map(folded)).size === list.length, "it names a right twice; remove one")
    .optional(),
  ...common,
  onDelete: oneOf(["restore", "keep"]).default("restore"),
} satisfies Record<keyof typeof securityGroupFields, z.ZodType>);

export type SecurityGroupInputs = z.output<typeof securityGroupSchema>;
