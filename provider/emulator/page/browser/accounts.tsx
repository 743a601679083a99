import type { AccountView, FieldView } from "../view";
import { Badge, changed, Field, Form, More, Text, type SectionProps } from "./parts";

export function Accounts({ view, act, operator }: SectionProps) {
  return (
    <>
      {view.accounts.map((account) => (
        <details key={account.name} open={account.ims}>
          <summary>
            <b>{account.label || account.name}</b> <span class="mute">{account.name}</span>{" "}
            <Badge kind={account.enabled ? "good" : "plain"}>{account.enabled ? "enabled" : "off"}</Badge>
          </summary>
          <Account account={account} act={act} operator={operator} />
        </details>
      ))}
      <More shown={view.accounts.length} total={view.totals.accounts} />
    </>
  );
}

function Account({ account, act, operator }: Pick<SectionProps, "act" | "operator"> & { account: AccountView }) {
  const { name, label, type, frames } = account;
  const send = async (_: unknown, form: HTMLFormElement) => {
    const set = changes(form);
    const what = `${name}: ${Object.keys(set).join(", ")} changed by ${operator}.`;
    return (await act("edit", { account: name, set, operator }, what)) !== undefined;
  };
  return (
    <Form label={`Account ${name}`} send={send}>
      <p class="mute">
        Type {type}. {changed(account)}
      </p>
      {frames.map((frame) => (
        <fieldset key={frame.label}>
          {frame.label !== "" && <legend>{frame.label}</legend>}
          {frame.fields.map((field) => (
            <Input key={field.attribute} field={field} />
          ))}
        </fieldset>
      ))}
      <div class="inline">
        <button class="main">Save</button>
        <button
          type="button"
          onClick={() => void act("remove-account", { name }, `The account ${label || name} is deleted.`)}
        >
          Delete the account
        </button>
      </div>
    </Form>
  );
}

function Input({ field: { label, attribute, kind, value, isSet } }: { field: FieldView }) {
  if (kind === "lines")
    return (
      <Field label={label}>
        <textarea name={attribute} rows={3} defaultValue={value} spellcheck={false} />
      </Field>
    );
  if (kind === "flag")
    return (
      <label class="flag">
        <input name={attribute} type="checkbox" defaultChecked={value === "1"} />
        <span>{label}</span>
      </label>
    );
  if (kind === "text") return <Text label={label} name={attribute} value={value} />;
  return (
    <Field label={label}>
      <input
        name={attribute}
        type="password"
        autocomplete="new-password"
        placeholder={isSet ? "There is one; it is not shown" : "There is none"}
      />
    </Field>
  );
}

/** Attributes that somebody changed in the form. The values that a field shows have no line ends but those of lines. */
function changes(form: HTMLFormElement): Record<string, string> {
  const set: Record<string, string> = {};
  for (const each of form.elements) {
    if (each instanceof HTMLInputElement && each.type === "checkbox") {
      if (each.checked !== each.defaultChecked) set[each.name] = each.checked ? "1" : "0";
    } else if (each instanceof HTMLInputElement) {
      if (each.value !== each.defaultValue.replace(/[\r\n]/g, "")) set[each.name] = each.value;
    } else if (each instanceof HTMLTextAreaElement) {
      if (each.value !== each.defaultValue.replace(/\r\n?/g, "\n")) set[each.name] = each.value;
    }
  }
  return set;
}
