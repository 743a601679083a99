import { expect, it } from "vitest";

import { encryptInstead, secretsInClear } from "../../../provider/config/secrets-in-clear";

const config = (values: Record<string, string>, ...secret: string[]) => ({
  get: (key: string) => values[key],
  isSecret: (key: string) => secret.includes(key),
});

const password = "adobe-campaign:password";
const instances = "adobe-campaign:instances";

it.each<[string, string[], Record<string, string>, string[]]>([
  ["a password", [password], { [password]: "x" }, []],
  ["nothing that is encrypted", [], { [password]: "x", [instances]: '{"a":{"password":"x"}}' }, [password, instances]],
  ["nothing that is no secret, or empty", [], { "adobe-campaign:user": "x", [password]: "" }, []],
  ["a proxy with a password", ["adobe-campaign:proxy"], { "adobe-campaign:proxy": "http://u:p@proxy:3128" }, []],
  ["no proxy without", [], { "adobe-campaign:proxy": "http://proxy:3128" }, []],
  [
    "those of named instances",
    [`${instances}.a.password`, `${instances}.b.token`],
    { [instances]: '{"a":{"user":"x","password":"x"},"b":{"token":"x"},"c":null}' },
    [],
  ],
  ["nothing where the object is none", [], { [instances]: "{" }, []],
])("finds %s", (_what, found, values, secret) => {
  expect(secretsInClear(config(values, ...secret))).toEqual(found);
});

it("tells how a key, and a part of an object, is encrypted", () => {
  expect(encryptInstead(password)).toBe("pulumi config set --secret 'adobe-campaign:password'");
  expect(encryptInstead(`${instances}.a.password`)).toBe(
    "pulumi config set --secret --path 'adobe-campaign:instances.a.password'",
  );
});
