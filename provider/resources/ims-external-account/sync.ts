import type { ExternalAccount } from "../../campaign/external-accounts";
import { VerificationError } from "../../errors/verification-error";
import {
  attributeOf,
  campaignField,
  describeDifference,
  differingFields,
  managedFields,
  secretAttribute,
  toAttributes,
} from "./mapping";
import { placeOf } from "./find-account";
import { type AccountContext, attributesToRead, beforeWriting, describe, type Observed } from "./observed";
import type { AccountField } from "./schema";
import { writeAndLook } from "./write-and-look";
import { describeOther, isBySomebodyElse, secretProblems } from "./two-writers";
import { withoutSecret } from "./found";
import {
  hasProgramChangedSecret,
  hasSecretChanged,
  isPlaceholder,
  type SecretDriftSign,
  secretIn,
  wantedSecret,
} from "./secret";

const NEW_LABEL = "Adobe Experience Cloud";

/** Writes the fields that differ, and the secret when it is due; reads the account again and compares. */
export async function sync(context: AccountContext, observed: Observed): Promise<Observed> {
  const { instance, inputs } = context;
  const account = observed.place!.account;
  const fields =
    account === undefined ? managedFields(inputs) : differingFields(inputs, account.attributes, inputs.attributes);
  if (inputs.mode === "verify") return verified(context, observed, fields);
  const secretDue = isSecretDue(context, account, observed.secretSign);
  if (account !== undefined && fields.length === 0 && !secretDue)
    return context.state === undefined ? beforeWriting(context, observed) : observed;
  await instance.assertAdministrator();
  return instance.exclusively(() => write(context, beforeWriting(context, observed), fields, secretDue));
}

function verified(
  { instance, inputs, registration: { secrets } }: AccountContext,
  observed: Observed,
  fields: readonly AccountField[],
): Observed {
  const account = observed.place!.account;
  if (account === undefined)
    throw new VerificationError(instance.url, "The Adobe Experience Cloud account", ["it does not exist"]);
  if (fields.length === 0) return observed;
  const differences = fields.map((field) =>
    describeDifference(field, inputs, account.attributes, inputs.attributes, secrets),
  );
  throw new VerificationError(instance.url, `The account "${account.name}"`, differences);
}

/**
 * The secret is written at first, since what is stored cannot be compared; then only when the program asks for another one, or
 * when somebody has changed it on the instance. An update of other fields never touches it.
 */
function isSecretDue(
  { inputs, state }: AccountContext,
  account: ExternalAccount | undefined,
  sign: SecretDriftSign,
): boolean {
  const outputs = state?.outputs;
  const isWritten = outputs?.["clientSecretDigest"] !== undefined || outputs?.["writtenAt"] !== undefined;
  if (account === undefined || outputs === undefined || !isWritten) return true;
  const seen = secretIn(account, secretAttribute(inputs.attributes));
  return hasProgramChangedSecret(inputs, outputs) || hasSecretChanged(seen, outputs, sign);
}

async function write(
  context: AccountContext,
  observed: Observed,
  fields: readonly AccountField[],
  secretDue: boolean,
): Promise<Observed> {
  const { instance, inputs, report } = context;
  const place = observed.place!;
  const { name } = place;
  const names = inputs.attributes;
  const attributes = toAttributes(inputs, names, fields);
  if (place.account === undefined) Object.assign(attributes, { type: place.type, label: inputs.label ?? NEW_LABEL });
  const secretName = secretAttribute(names);
  const ciphertextOf = (account: ExternalAccount | undefined) => account?.attributes[secretName] ?? "";
  const before = ciphertextOf(place.account);
  const sent = secretDue ? await instance.encrypt(wantedSecret(inputs, context.config)) : undefined;
  // Campaign salts; but where an instance does not, the same ciphertext is the same secret.
  const secret = sent === undefined ? "not due" : sent === before ? "the same" : "sent";
  if (secret === "sent") attributes[secretName] = sent!;
  if (place.account !== undefined && Object.keys(attributes).length === 0) {
    report.tell(`nothing to write to the account "${name}": its secret is the program's already`);
    return { ...observed, writtenAt: place.account.lastModified, secretSign: "ciphertext" };
  }
  const { operator } = await instance.info();
  report.attempting(describe(context, { ...observed, secretPending: secret === "sent" }));
  const after = await writeAndLook({
    url: instance.url,
    account: name,
    report,
    write: () =>
      place.account === undefined
        ? instance.accounts.write(name, attributes)
        : instance.accounts.update(name, attributes),
    look: () => instance.accounts.get(name, attributesToRead(inputs)),
    problems: (seen, isAnswered) => {
      if (seen === undefined) return ["it does not exist"];
      const isOurs = seen.modifiedBy === operator;
      const isOthers = isBySomebodyElse(seen, operator);
      return [
        ...differingFields(inputs, seen.attributes, names).map((field) =>
          describeDifference(field, inputs, seen.attributes, names, context.registration.secrets),
        ),
        ...secretProblems(ciphertextOf(seen), {
          ...{ sent: attributes[secretName], before, isAnswered, isOurs, isOthers },
          sign: before === "" ? "lastModified" : observed.secretSign,
        }),
      ];
    },
  });
  tell(context, observed, fields, secret);
  if (isBySomebodyElse(after!, operator)) report.tell(describeOther(after!));
  // What our own write did not change is no ciphertext. Whether another one stays the same, the next look will tell.
  const stored = ciphertextOf(after);
  const isHidden = isPlaceholder(stored) || (secret === "sent" && before !== "" && stored === before);
  const secretSign: SecretDriftSign =
    secret === "not due" ? observed.secretSign : isHidden ? "lastModified" : "ciphertext";
  const found = isHidden ? withoutSecret(observed.found, secretName) : observed.found;
  const written = { writtenAt: after!.lastModified, wrote: true, secretPending: false, secretSign, found };
  return { ...observed, place: placeOf(after!), ...written };
}

/** What becomes of the secret with a write, and how the line for the user says it. */
type SecretStep = "not due" | "the same" | "sent";
const secretChanges: Record<SecretStep, readonly string[]> = {
  "not due": [],
  "the same": ["clientSecret the same already"],
  sent: ["clientSecret written"],
};

function tell(
  { inputs, state, report, registration }: AccountContext,
  { place }: Observed,
  fields: readonly AccountField[],
  secret: SecretStep,
): void {
  const account = place!.account;
  const fieldChanges =
    account === undefined ? [] : fields.map((field) => describeChange(field, inputs, account, registration.secrets));
  const what =
    account === undefined
      ? "created the account"
      : state === undefined
        ? `adopted the account "${account.name}"`
        : `updated the account "${account.name}"`;
  const warning = unusualServer(inputs.imsServer);
  if (warning !== undefined) report.tell(warning);
  report.tell(
    `${what}: ${[...fieldChanges, ...secretChanges[secret]].join(", ")}. The Campaign server must be restarted for this to take effect.`,
  );
}

function describeChange(
  field: AccountField,
  inputs: AccountContext["inputs"],
  account: ExternalAccount,
  secrets: readonly string[] = [],
): string {
  if (secrets.includes(field)) return `${field} [secret] → [secret]`;
  const { codec } = campaignField(field);
  const before = account.attributes[attributeOf(field, inputs.attributes)] ?? "";
  return `${field} ${JSON.stringify(before)} → ${JSON.stringify(codec.encode(inputs[field]))}`;
}

/** Source: Adobe documentation, "Troubleshooting IMS". Another host is no error, since Adobe may add some. */
const knownServers = ["ims-na1.adobelogin.com", "adobeid-na1.services.adobe.com"];

function unusualServer(server: string): string | undefined {
  if (knownServers.includes(campaignField("imsServer").codec.normal(server))) return undefined;
  return `warning: imsServer ${server} is none of Adobe's production servers (${knownServers.join(", ")}); people sign in there.`;
}
