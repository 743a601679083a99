import fc from "fast-check";

const host = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/),
    fc.constantFrom("example.com", "adobelogin.com", "campaign.example.org"),
  )
  .map(([name, domain]) => `${name}.${domain}`);
const origin = host.map((name) => `https://${name}`);
const word = fc.stringMatching(/^[A-Za-z0-9_äß&<>"'.-]{1,20}$/);
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

/** Arguments of an account that pass every check, some of the optional ones left out. */
export const accountInputs = fc.record(
  {
    imsServer: fc.oneof(host, origin),
    clientId: word,
    clientSecret: phrase,
    callbackServer: origin,
    organizationId: fc.stringMatching(/^[A-Za-z0-9]{24}$/).map((id) => `${id}@AdobeOrg`),
    associationMask: fc.stringMatching(/^[a-z]{2,10}$/).map((tenant) => `Campaign - ${tenant} - (.*)`),
    tenant: fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/),
    scopes: fc.uniqueArray(fc.stringMatching(/^[A-Za-z_.]{2,20}$/), { minLength: 1, maxLength: 5 }),
    experienceCloudServer: origin,
    productContext: fc.stringMatching(/^[a-z_]{1,20}$/),
    label: phrase,
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
