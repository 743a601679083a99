import type { Row, Wanted } from "../../campaign/rows";
import type { Described, Properties } from "../../lifecycle/definition";
import { type Found, foundIn, recordFound, withoutSecret } from "./found";
import { type Place, placeOf, type RowContext } from "./kind";
import { partOutputs, type PartsSeen } from "./parts";
import {
  digest,
  isPlaceholder,
  matchesDigest,
  secretAttributeOf,
  type SecretDriftSign,
  secretIn,
  signFor,
} from "./secret";

/** What the steps of the walk hand on. */
export interface Observed {
  readonly rows: readonly Row[];
  readonly place: Place | undefined;
  /** What belongs to the object without being in its row. */
  readonly parts: PartsSeen;
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

export function observedAt(rows: readonly Row[], row: Row | undefined, parts: PartsSeen = {}): Observed {
  const place = row === undefined ? undefined : placeOf(row);
  const nothingDone = { found: undefined, writtenAt: undefined, drifted: [], wrote: false, secretPending: false };
  return { rows, place, parts, ...nothingDone, secretSign: "ciphertext" };
}

/** One query more, and only where the stored secret is not the one that the state knows. */
export async function secretSignOf(context: RowContext, row: Row): Promise<SecretDriftSign> {
  const { instance, kind, state } = context;
  const attribute = secretAttributeOf(context);
  if (attribute === undefined) return "ciphertext";
  return signFor(secretIn(row, attribute), state?.outputs, async () => {
    const again = await kind.rows(instance).get(row.name, { [kind.mapping.secret!.argument]: attribute });
    return again && secretIn(again, attribute);
  });
}

/** The attributes to read: of each managed field, and of the secret. */
export function attributesToRead(
  context: RowContext,
  fields: readonly string[] = context.kind.mapping.managed(context.inputs),
): Wanted {
  const { mapping } = context.kind;
  const names = context.inputs.attributes;
  const secret = mapping.secretAttribute(names);
  return {
    ...Object.fromEntries(fields.map((field) => [field, mapping.attributeOf(field, names)])),
    ...(secret === undefined ? {} : { [mapping.secret!.argument]: secret }),
  };
}

export function beforeWriting(context: RowContext, observed: Observed): Observed {
  const { state, predecessor } = context;
  const earlier = foundIn(state?.outputs) ?? foundIn(predecessor);
  const found = recordFound(earlier, observed.place?.row, observed.parts);
  const secretName = secretAttributeOf(context);
  const isReadable = secretName === undefined || !isPlaceholder(found.attributes[secretName] ?? "");
  return { ...observed, found: isReadable ? found : withoutSecret(found, secretName) };
}

export function describe(
  context: RowContext,
  { place, found, writtenAt, drifted, wrote, secretPending, secretSign, parts }: Observed,
): Described {
  const { kind, state } = context;
  const { row, name } = place!;
  return {
    id: name,
    drifted,
    outputs: {
      ...kind.identity(place!),
      lastModified: row?.lastModified,
      modifiedBy: row?.modifiedBy,
      writtenAt: secretPending ? undefined : (writtenAt ?? state?.outputs["writtenAt"]),
      ...(kind.needsRestart ? { restartRequired: wrote || state?.outputs["restartRequired"] === true } : {}),
      ...secretOutputs(context, row, secretPending, secretSign),
      ...partOutputs(context, parts),
      ...originOutputs(context, found),
      found: found ?? foundIn(state?.outputs),
    },
  };
}

function originOutputs({ kind, state }: RowContext, found: Found | undefined): Properties {
  const known = found ?? foundIn(state?.outputs);
  if (kind.tellsOrigin === undefined || known === undefined) return {};
  return { origin: known.existed ? "adopted" : "created" };
}

function secretOutputs(
  context: RowContext,
  row: Row | undefined,
  isPending: boolean,
  secretSign: SecretDriftSign,
): Properties {
  const { kind, inputs, state } = context;
  const attribute = secretAttributeOf(context);
  if (attribute === undefined) return {};
  const ciphertext = row?.attributes[attribute] ?? "";
  const sign = ciphertext === "" || isPlaceholder(ciphertext) ? "lastModified" : secretSign;
  const isKnown = inputs.mode === "manage" && !isPending;
  const digestName = `${kind.mapping.secret!.argument}Digest`;
  return {
    [digestName]: isKnown ? currentDigest(ciphertext, state?.outputs[digestName], sign) : undefined,
    secretDriftSign: isKnown ? sign : undefined,
  };
}

/** Keeps the digest while the ciphertext stays, or tells nothing, so that the output does not change with every run. */
function currentDigest(ciphertext: string, earlier: unknown, sign: SecretDriftSign): string | undefined {
  if (ciphertext === "") return undefined;
  const isKept = typeof earlier === "string" && (sign === "lastModified" || matchesDigest(ciphertext, earlier));
  return isKept ? earlier : digest(ciphertext);
}
