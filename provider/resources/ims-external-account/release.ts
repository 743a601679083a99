import type { ExternalAccount } from "../../campaign/external-accounts";
import { ReadBackError } from "../../errors/read-back-error";
import { RestoreRefusedError } from "../../errors/restore-refused-error";
import type { Reconciler } from "../../lifecycle/definition";
import { describeDifference, differingFields, attributeOf, secretAttribute } from "./mapping";
import { foundIn } from "./found";
import { attributesToRead } from "./observed";
import { hasSecretChanged } from "./secret";
import type { ImsExternalAccountInputs } from "./schema";

type Release = Reconciler<ImsExternalAccountInputs>["release"];

/** What `destroy` does with the account: see `onDelete`. Nothing to do is success. */
export const releaseAccount: Release = async (context) => {
  const { instance, inputs, state, report } = context;
  if (inputs.mode === "verify" || inputs.onDelete === "keep") return;
  const account = await find(context);
  if (account === undefined) return;
  const name = account.name;
  const found = foundIn(state.outputs);
  await instance.assertAdministrator();

  await instance.exclusively(async () => {
    if (inputs.onDelete === "delete" || (inputs.onDelete === "restore" && found?.existed === false)) {
      assertUnchanged(context, account);
      await instance.accounts.delete(name);
      if ((await find(context)) !== undefined)
        throw new ReadBackError(instance.url, name, ["it still exists after it was deleted"]);
      report.tell(`deleted the account "${name}"`);
    } else if (inputs.onDelete === "disable") {
      await write(context, name, { [attributeOf("enabled", inputs.attributes)]: "0" });
      report.tell(`disabled the account "${name}"`);
    } else if (found === undefined) {
      report.tell(`kept the account "${name}" as it is: how it was before is not known`);
    } else {
      assertUnchanged(context, account);
      await write(context, name, found.attributes);
      report.tell(`put the account "${name}" back as it was found`);
    }
  });
};

async function find({ instance, inputs, state }: Parameters<Release>[0]): Promise<ExternalAccount | undefined> {
  const rows = await instance.accounts.find({ names: [state.id], type: "-1", attributes: attributesToRead(inputs) });
  return rows.find(({ name }) => name === state.id);
}

async function write(
  context: Parameters<Release>[0],
  name: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const { instance } = context;
  await instance.accounts.write(name, attributes);
  const after = await find(context);
  const wrong = Object.entries(attributes).filter(
    ([attribute, value]) => (after?.attributes[attribute] ?? "") !== value,
  );
  if (wrong.length > 0)
    throw new ReadBackError(
      instance.url,
      name,
      wrong.map(([attribute]) => `@${attribute} was not stored`),
    );
}

/** Putting back what was found must not undo what somebody else did since the last `up`. */
function assertUnchanged({ instance, inputs, state }: Parameters<Release>[0], account: ExternalAccount): void {
  const names = inputs.attributes;
  const changes = differingFields(inputs, account.attributes, names).map((field) =>
    describeDifference(field, inputs, account.attributes, names),
  );
  if (hasSecretChanged(account, account.attributes[secretAttribute(names)] ?? "", state.outputs))
    changes.push("the secret was set by hand");
  if (changes.length > 0)
    throw new RestoreRefusedError(instance.url, account.name, changes, account.modifiedBy, account.lastModified);
}
