import { AccountTypeUnresolvedError } from "../../errors/account-type-unresolved-error";
import type { FieldTable } from "../field";
import { assertManageable } from "../guards";
import { assertPromotable } from "../promotion-guard";
import type { RowContext, RowKind } from "../row/kind";
import { rowMapping } from "../row/mapping";
import { chooseAccount, describeAccount, namesToLookFor, placeForNewAccount } from "./find-account";
import { imsExternalAccountFields } from "./fields";
import { campaignField } from "./mapping";
import { assertPeopleReady } from "./people";
import { tellPrerequisites } from "./prerequisites";
import type { ImsExternalAccountInputs } from "./schema";
import { CHANGED_ON_INSTANCE, wantedSecret } from "./secret";

export type AccountContext = RowContext<ImsExternalAccountInputs>;

const NEW_LABEL = "Adobe Experience Cloud";

/** What only the account does: it is chosen among several, its type has to be found, and people have to be ready for it. */
export const accountKind: RowKind<ImsExternalAccountInputs> = {
  noun: "account",
  title: "The Adobe Experience Cloud account",
  longNoun: "external account",
  mapping: rowMapping<FieldTable>(imsExternalAccountFields),
  rows: ({ accounts }) => accounts,

  search: (context, attributes) => {
    const wish = wishOf(context);
    const { accounts } = context.instance;
    return accounts.find({ names: namesToLookFor(wish), type: wish.accountType?.toString(), attributes });
  },
  searchRemembered: ({ instance, state }, attributes) => {
    const { accountType } = state!.outputs;
    // Without it, for `.get()`, every account that may be the one: the message of a missing name lists them.
    const type = typeof accountType === "number" ? String(accountType) : undefined;
    return instance.accounts.find({ names: [state!.id], type, attributes });
  },
  choose: (context, rows) => chooseAccount(context.instance.url, rows, wishOf(context)),
  placeForNew: (context, rows) => placeForNewAccount(context.instance, rows, wishOf(context)),
  isPlaceUnknown: (error) => error instanceof AccountTypeUnresolvedError,
  newAttributes: ({ inputs }, { type }) => ({ type, label: inputs.label ?? NEW_LABEL }),
  describeRow: describeAccount,
  rivals: (account, rows) =>
    rows
      .filter((row) => row.type === account.type && row !== account)
      .map((row) => `there is a second account of the type: ${describeAccount(row)}`),

  guards: async (context) => {
    await assertManageable(context);
    await assertPromotable(context);
  },
  prerequisites: assertPeopleReady,
  remarks: {
    before: ({ imsServer }) => unusualServer(imsServer),
    end: "the Campaign server must be restarted, now and after each change of the account, for this to take effect",
    after: tellPrerequisites,
  },

  identity: ({ row, name, type }) => ({ accountName: name, accountId: row?.id, accountType: Number(type) }),
  needsRestart: true,
  secret: { wanted: wantedSecret, changed: CHANGED_ON_INSTANCE },
  disabled: { field: "enabled", value: false },
};

/** What the program says of name and type, or else what an earlier run found: so a later run looks for the same account. */
function wishOf({ inputs, state }: AccountContext) {
  const remembered = state?.outputs ?? {};
  return {
    accountName: inputs.accountName ?? (remembered["accountName"] as string | undefined),
    accountType: inputs.accountType ?? (remembered["accountType"] as number | undefined),
  };
}

/** Source: Adobe documentation, "Troubleshooting IMS". Another host is no error, since Adobe may add some. */
const knownServers = ["ims-na1.adobelogin.com", "adobeid-na1.services.adobe.com"];

function unusualServer(server: string): string | undefined {
  if (knownServers.includes(campaignField("imsServer").codec.normal(server))) return undefined;
  return `warning: imsServer ${server} is none of Adobe's production servers (${knownServers.join(", ")}); people sign in there.`;
}
