import { excerpt } from "../../text/display";
import { type ExternalAccount, knownAccountNames } from "../../campaign/external-accounts";
import type { CampaignInstance } from "../../campaign/instance";
import { maskProblems } from "../../experience-cloud/association-mask";
import { maskWarnings } from "../../experience-cloud/mask-literals";
import { booleanCodec } from "../../resources/codecs";
import { describeAccount } from "../../resources/ims-external-account/find-account";
import { accountFieldNames, attributeOf, secretAttribute } from "../../resources/ims-external-account/mapping";
import type { AccountField } from "../../resources/ims-external-account/fields";
import { isPlaceholder } from "../../resources/row/secret";
import { argumentsOf, isNeeded, type Remark } from "../../resources/ims-external-account/import-arguments";
import { type LiveAccount, type Names, readAccount } from "../import/read-live";
import { groupChecks, groupLines } from "./groups";
import { failed, type Line, notChecked, ok, problem, skipped, warning } from "./line";

export interface AccountSeen {
  readonly lines: readonly Line[];
  readonly account: ExternalAccount | undefined;
}

/** What is said of an account once there is one. */
const details = [
  "duplicates",
  "attributes",
  "fields",
  "enabled",
  "mask",
  ...groupChecks,
  "callback",
  "secret-drift",
  "restart",
] as const;

export const accountChecks = ["account", ...details] as const;

/** The external account, field by field. `installed`: whether the package that brings it is there. */
export async function lookAtAccount(
  instance: CampaignInstance,
  names: Names,
  installed: boolean | undefined,
): Promise<AccountSeen> {
  try {
    const live = await readAccount(instance, names);
    const { account } = live;
    if (account !== undefined) {
      const ofGroups = await groupLines(instance, valueOf(account, "associationMask"));
      return { lines: linesFor({ ...live, account }, names, instance.url, ofGroups), account };
    }
    return { lines: [missingLine(live, installed), ...skipped(details, "there is no account")], account };
  } catch (error) {
    const lines = [failed("account", error), ...skipped(details, "the account could not be determined")];
    return { lines, account: undefined };
  }
}

function missingLine({ place, placeUnknown }: LiveAccount, installed: boolean | undefined): Line {
  if (installed !== true || (place === undefined && placeUnknown === undefined))
    return warning("account", "there is none yet", "the package brings it, and `pulumi up` fills it in");
  if (place === undefined) return failed("account", placeUnknown);
  return warning(
    "account",
    `there is none, though the package is installed`,
    `\`pulumi up\` creates "${place.name}" of type ${place.type}`,
  );
}

function linesFor(
  live: LiveAccount & { account: ExternalAccount },
  names: Names,
  url: string,
  ofGroups: readonly Line[],
): Line[] {
  const { account, fields } = live;
  return [
    ok("account", `${describeAccount(account)}, found ${howFound(account, names)}`),
    ok("duplicates", `there is no other account of type ${account.type}`),
    attributesLine(fields),
    fieldsLine(live),
    enabledLine(account),
    maskLine(valueOf(account, "associationMask")),
    ...ofGroups,
    callbackLine(valueOf(account, "callbackServer"), url),
    secretLine(account),
    notChecked(
      "restart",
      `whether the server was restarted since the last change (${account.lastModified}) cannot be seen from outside`,
      "restart it after each change of the account",
    ),
  ];
}

function howFound({ name, type }: ExternalAccount, { accountName }: Names): string {
  if (accountName !== undefined) return "by the name that was given";
  return (knownAccountNames as readonly string[]).includes(name)
    ? "by a name under which Adobe ships it, which is certain"
    : `by its type ${type}, which is certain from the instance's schema or form`;
}

function valueOf({ attributes }: ExternalAccount, field: AccountField): string {
  return attributes[attributeOf(field, undefined)] ?? "";
}

function attributesLine(fields: readonly AccountField[]): Line {
  const missing = accountFieldNames.filter((field) => !fields.includes(field));
  if (missing.length === 0) return ok("attributes", "accounts of this build have every attribute");
  const shown = missing.map((field) => `@${attributeOf(field, undefined)} (${field})`).join(", ");
  const text = `accounts of this build lack ${shown}`;
  return missing.some(isNeeded)
    ? problem("attributes", text, "if the build has them under other names, give these as `attributes`")
    : ok("attributes", `${text}, which a program can leave out`);
}

/** Whether a program could say what the account is. The mask has a line of its own. */
function fieldsLine(live: LiveAccount & { account: ExternalAccount }): Line {
  const { missing, leftOut } = argumentsOf(live);
  const isEmpty = ({ field }: Remark) => valueOf(live.account, field) === "";
  const unusable = [...missing, ...leftOut].filter((each) => !isEmpty(each) && each.field !== "associationMask");
  const empty = missing.filter(isEmpty).map(({ field }) => field);
  if (unusable.length > 0)
    return problem(
      "fields",
      unusable.map(({ text }) => text).join("; "),
      "correct it in the program, or in the console",
    );
  return empty.length === 0
    ? ok("fields", "every field that is needed is filled in")
    : warning("fields", `not filled in: ${empty.join(", ")}`, "`pulumi up` fills them in");
}

function enabledLine(account: ExternalAccount): Line {
  return booleanCodec.decode(valueOf(account, "enabled")) === true
    ? ok("enabled", "the account is enabled")
    : warning("enabled", "the account is disabled, so nobody can sign in with an Adobe ID", "enabled: true");
}

function maskLine(mask: string): Line {
  if (mask === "") return notChecked("mask", "the association mask is empty");
  const problems = maskProblems(mask);
  const name = `the association mask ${excerpt(mask)}`;
  const [remark] = maskWarnings(mask);
  if (problems.length === 0 && remark !== undefined)
    return warning("mask", `${name}: ${remark}`, "correct it, or leave it if that is meant");
  return problems.length === 0
    ? ok("mask", `${name} can be used; \`adobe-campaign mask\` shows whom it leads where`)
    : problem("mask", `${name} cannot be used: ${problems.join("; ")}`, "correct it");
}

/** People are sent there after they have signed in. */
function callbackLine(callback: string, url: string): Line {
  if (callback === "") return notChecked("callback", "the callback address is empty");
  const target = URL.canParse(callback) ? new URL(callback).host : callback.toLowerCase();
  if (target === new URL(url).host)
    return ok("callback", `people are sent back to ${callback}, the address of this instance`);
  return warning(
    "callback",
    `people are sent back to ${callback}, and this instance was reached at ${url}`,
    "fine if both are one server; after a copy of another environment's database it is that environment's address",
  );
}

function secretLine(account: ExternalAccount): Line {
  const stored = account.attributes[secretAttribute(undefined)] ?? "";
  return stored === "" || isPlaceholder(stored)
    ? warning(
        "secret-drift",
        "no stored secret can be seen: there is none, or it is hidden from this operator",
        "if it is hidden, any change of the account counts as a change of the secret, which is the weaker sign",
      )
    : ok("secret-drift", "the stored secret can be seen, encrypted: a change by hand will be noticed");
}
