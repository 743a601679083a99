import fc from "fast-check";

import { wordProblems } from "../../provider/resources/rules";
import { copyProblems } from "../../provider/values/characters";
import { clientIdProblems, clientSecretProblems } from "../../provider/values/credential";

const host = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/),
    fc.constantFrom("example.com", "adobelogin.com", "campaign.example.org"),
  )
  .map(([name, domain]) => `${name}.${domain}`);
const origin = host.map((name) => `https://${name}`);
const word = fc.stringMatching(/^[A-Za-z0-9_äß&<>"'.-]{1,20}$/);
const ascii = fc.stringMatching(/^[A-Za-z0-9_<>&"'.~-]{1,20}$/);
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

/** Arguments of an account that pass every check, some of the optional ones left out. */
export const accountInputs = fc.record(
  {
    imsServer: fc.oneof(host, origin),
    clientId: ascii.filter((id) => clientIdProblems(id).length === 0),
    clientSecret: fc
      .array(ascii, { minLength: 1, maxLength: 4 })
      .map((words) => words.join(" "))
      .filter((secret) => clientSecretProblems(secret).length === 0),
    callbackServer: origin,
    organizationId: fc.stringMatching(/^[A-Za-z0-9]{24}$/).map((id) => `${id}@AdobeOrg`),
    associationMask: fc.stringMatching(/^[a-z]{2,10}$/).map((tenant) => `Campaign - ${tenant} - (.*)`),
    tenant: fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/).filter((name) => wordProblems(name, "").length === 0),
    scopes: fc.uniqueArray(
      fc.stringMatching(/^[A-Za-z][A-Za-z_.]{1,20}$/).filter((scope) => wordProblems(scope, "").length === 0),
      { minLength: 1, maxLength: 5 },
    ),
    experienceCloudServer: origin,
    productContext: fc.stringMatching(/^[a-z_]{1,20}$/).filter((name) => wordProblems(name, "").length === 0),
    label: phrase.filter((label) => copyProblems(label).length === 0),
    enabled: fc.boolean(),
  },
  {
    requiredKeys: [
      "imsServer",
      "clientId",
      "clientSecret",
      "callbackServer",
      "organizationId",
      "associationMask",
      "tenant",
      "enabled",
    ],
  },
);

const attributeName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);
const mappable = ["imsServer", "clientId", "tenant", "scopes", "label", "enabled", "productContext", "clientSecret"];

/** Other names of attributes, by argument. Not every one passes the check: two fields may come to share an attribute. */
export const attributeNames = fc.option(
  fc.dictionary(
    fc.constantFrom(...mappable),
    fc.oneof(attributeName, fc.constantFrom("tenant", "server", "clientId", "clientSecret", "active", "other")),
    { noNullPrototype: true },
  ),
  { nil: undefined },
);
