/** What a positional text of a call is. `data`: judged by its name and type. */
export type Part =
  "data" | "login" | "secret" | "token" | "entity" | "option" | "optionValue" | "digest" | "job" | "dates";

interface Signature {
  readonly in: readonly Part[];
  readonly out: readonly Part[];
  /** For positions beyond the lists. */
  readonly rest: Part;
}

const secretBothWays: Signature = { in: [], out: [], rest: "secret" };
const opened: readonly Part[] = ["token", "data", "token"];

/** Calls whose texts cannot be judged by their names, since names differ by client and are not read by the instance. */
const signatures: Readonly<Record<string, Signature>> = {
  Logon: { in: ["login"], out: opened, rest: "secret" },
  BearerTokenLogon: { in: [], out: opened, rest: "secret" },
  EncryptPassword: secretBothWays,
  DecryptPassword: secretBothWays,
  Encrypt: secretBothWays,
  Decrypt: secretBothWays,
  EncryptServerPassword: secretBothWays,
  ReEncryptPassword: secretBothWays,
  HashPassword: secretBothWays,
  CheckPassword: secretBothWays,
  // Thirteen parameters, in samples all of one name: secrets cannot be distinguished from the others.
  TestAccount: { in: [], out: ["data", "data", "data", "data"], rest: "secret" },
  GetOption: { in: ["option"], out: ["optionValue"], rest: "data" },
  GetEntityIfMoreRecent: { in: ["entity", "digest"], out: [], rest: "data" },
  GetStatus: { in: ["job"], out: [], rest: "data" },
  GetResult: { in: ["job"], out: [], rest: "data" },
  WaitJobCancelled: { in: ["job"], out: [], rest: "data" },
  HasWarning: { in: ["job"], out: [], rest: "data" },
  SubmitSoapCall: { in: [], out: ["job"], rest: "data" },
  Submit: { in: [], out: ["job"], rest: "data" },
  Execute: { in: [], out: ["job"], rest: "data" },
};

export function partOf(method: string, direction: "in" | "out", position: number): Part {
  const signature = Object.hasOwn(signatures, method) ? signatures[method] : undefined;
  if (signature === undefined) return /password|secret|crypt|token/i.test(method) ? "secret" : "data";
  return signature[direction][position] ?? signature.rest;
}
