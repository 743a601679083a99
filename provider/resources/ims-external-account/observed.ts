import type { AccountSearch, ExternalAccount } from "../../campaign/external-accounts";
import type { Context, Described, Properties } from "../../lifecycle/definition";
import { type Found, foundIn, recordFound, withoutSecret } from "./found";
import { attributeOf, managedFields, secretAttribute } from "./mapping";
import { digest, isPlaceholder, matchesDigest, type SecretDriftSign, secretIn, signFor } from "./secret";
import { type Place, placeOf } from "./find-account";
import type { ImsExternalAccountInputs } from "./schema";

export type AccountContext = Context<ImsExternalAccountInputs>;

/** What the steps of the walk hand on. */
export interface Observed {
  readonly rows: readonly ExternalAccount[];
  readonly place: Place | undefined;
  /** As it was before we ever wrote to it. */
  readonly found: Found | undefined;
  /** `lastModified` right after our last write. */
  readonly writtenAt: string | undefined;
  readonly wrote: boolean;
  /** Fields that somebody changed since the last look. */
  readonly drifted: readonly string[];
  /** Whether a secret is about to be written: until that is proved, the state must not claim that it is there. */
  readonly secretPending: boolean;
  /** By what a change of the secret can be told. */
  readonly secretSign: SecretDriftSign;
}

export function observedAt(rows: readonly ExternalAccount[], account: ExternalAccount | undefined): Observed {
  const place = account === undefined ? undefined : placeOf(account);
  const nothingDone = { found: undefined, writtenAt: undefined, drifted: [], wrote: false, secretPending: false };
  return { rows, place, ...nothingDone, secretSign: "ciphertext" };
}

/** One query more, and only where the stored secret is not the one that the state knows. */
export function secretSignOf(
  { instance, inputs, state }: Pick<AccountContext, "instance" | "inputs" | "state">,
  account: ExternalAccount,
): Promise<SecretDriftSign> {
  const attribute = secretAttribute(inputs.attributes);
  return signFor(secretIn(account, attribute), state?.outputs, async () => {
    const again = await instance.accounts.get(account.name, { clientSecret: attribute });
    return again && secretIn(again, attribute);
  });
}

/** The attributes to read: of each managed field, and of the secret. */
export function attributesToRead(inputs: ImsExternalAccountInputs): AccountSearch["attributes"] {
  const names = inputs.attributes;
  return {
    ...Object.fromEntries(managedFields(inputs).map((field) => [field, attributeOf(field, names)])),
    clientSecret: secretAttribute(names),
  };
}

export function beforeWriting({ inputs, state, predecessor }: AccountContext, observed: Observed): Observed {
  const earlier = foundIn(state?.outputs) ?? foundIn(predecessor);
  const found = recordFound(earlier, observed.place?.account);
  const secretName = secretAttribute(inputs.attributes);
  const isReadable = !isPlaceholder(found.attributes[secretName] ?? "");
  return { ...observed, found: isReadable ? found : withoutSecret(found, secretName) };
}

export function describe(
  { inputs, state }: AccountContext,
  { place, found, writtenAt, drifted, wrote, secretPending, secretSign }: Observed,
): Described {
  const { account, name, type } = place!;
  const ciphertext = account?.attributes[secretAttribute(inputs.attributes)] ?? "";
  const sign = ciphertext === "" || isPlaceholder(ciphertext) ? "lastModified" : secretSign;
  const knowsSecret = inputs.mode === "manage" && !secretPending;
  return {
    id: name,
    drifted,
    outputs: {
      accountName: name,
      accountId: account?.id,
      accountType: Number(type),
      lastModified: account?.lastModified,
      modifiedBy: account?.modifiedBy,
      writtenAt: secretPending ? undefined : (writtenAt ?? state?.outputs["writtenAt"]),
      restartRequired: wrote || state?.outputs["restartRequired"] === true,
      clientSecretDigest: knowsSecret ? currentDigest(ciphertext, state?.outputs, sign) : undefined,
      secretDriftSign: knowsSecret ? sign : undefined,
      found: found ?? foundIn(state?.outputs),
    },
  };
}

/** Keeps the digest while the ciphertext stays, or tells nothing, so that the output does not change with every run. */
function currentDigest(ciphertext: string, outputs: Properties | undefined, sign: SecretDriftSign): string | undefined {
  const earlier = outputs?.["clientSecretDigest"];
  if (ciphertext === "") return undefined;
  const isKept = typeof earlier === "string" && (sign === "lastModified" || matchesDigest(ciphertext, earlier));
  return isKept ? earlier : digest(ciphertext);
}
