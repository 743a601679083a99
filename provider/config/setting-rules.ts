import { characterProblems, copyProblems } from "../values/characters";
import { clientIdProblems, clientSecretProblems, tokenProblems } from "../values/credential";
import { lineProblems } from "../values/line";
import { coveredProblems, unlessPlaceholder } from "../values/placeholder";
import type { SettingKey } from "./keys";

type Rule = (value: string) => string[];

/** Of an address, a name or a choice: nothing that people do not see. */
const plain: Rule = (value) => [...lineProblems(value), ...characterProblems(value.trim()), ...copyProblems(value)];

/** A file may be called anything that can be written in one line. */
const path: Rule = lineProblems;

/** Somebody chose it, so it may have letters of any language, quotes and dashes. A tab or an invisible character nobody chooses. */
const password: Rule = (value) => {
  const covered = coveredProblems(value);
  if (covered.length > 0) return covered;
  return [
    ...lineProblems(value),
    ...(value.trim().includes("\t") ? ["contains a tab; remove it"] : []),
    ...characterProblems(value.trim(), { isSecret: true }, ["invisible", "blank"]),
  ];
};

/** Its user and password are written in it as an address has to write them. */
const proxy: Rule = (value) => [...lineProblems(value), ...characterProblems(value.trim(), { isSecret: true })];

const rules: Partial<Record<SettingKey, Rule>> = {
  user: (value) => unlessPlaceholder(value, plain),
  password,
  token: tokenProblems,
  imsClientId: clientIdProblems,
  imsClientSecret: clientSecretProblems,
  umapiClientId: clientIdProblems,
  umapiClientSecret: clientSecretProblems,
  caFile: path,
  certificateFile: path,
  keyFile: path,
  proxy,
};

/** What is wrong with the text of a setting, before it is read as what it means: the ends of sentences, which show no secret. */
export function settingProblems(key: SettingKey, value: string): readonly string[] {
  return (rules[key] ?? plain)(value);
}
