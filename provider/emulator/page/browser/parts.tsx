import type { ComponentChildren } from "preact";
import type { View } from "../view";
import type { Act } from "./use-emulator";

/** What every section gets. */
export interface SectionProps {
  view: View;
  act: Act;
  /** In whose name changes are made. */
  operator: string;
}

export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface TextProps {
  label: string;
  name: string;
  value?: string;
  type?: "text" | "number" | "email";
  list?: string;
  placeholder?: string;
  required?: boolean;
}

/** An input that follows the emulator until somebody types into it. */
export function Text({ label, name, value = "", type = "text", ...more }: TextProps) {
  return (
    <Field label={label}>
      <input name={name} type={type} defaultValue={value} autocomplete="off" spellcheck={false} {...more} />
    </Field>
  );
}

export function Choice({ label, name, options }: { label: string; name: string; options: readonly string[] }) {
  return (
    <Field label={label}>
      <select name={name}>
        {options.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </Field>
  );
}

interface FormProps {
  label: string;
  /** Its values by name. The form is emptied when the answer is true. */
  send: (values: Record<string, string>, form: HTMLFormElement) => Promise<boolean>;
  children: ComponentChildren;
}

export function Form({ label, send, children }: FormProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]),
    );
    void send(values, form).then((isDone) => isDone && form.reset());
  };
  return (
    <form aria-label={label} onSubmit={submit}>
      {children}
    </form>
  );
}

/** A table that scrolls by itself where it is too wide, also by keyboard. */
export function Table({ label, heads, children }: { label: string; heads: string[]; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export const Badge = ({ kind, children }: { kind: "good" | "bad" | "plain"; children: ComponentChildren }) => (
  <span class={`badge ${kind}`}>{children}</span>
);

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>;

/** Says how many of a long list are not here. */
export const More = ({ shown, total }: { shown: number; total: number }) =>
  shown < total ? (
    <Empty>
      {shown} of {total} are shown.
    </Empty>
  ) : null;

export const changed = ({ modifiedBy, lastModified }: { modifiedBy: string; lastModified: string }) =>
  lastModified === "" ? "" : `Last changed by ${modifiedBy || "the instance itself"}, ${lastModified}`;
