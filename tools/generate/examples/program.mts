/** A small program in no language. From it come the examples in each. */
export interface Example {
  readonly title: string;
  readonly steps: readonly (ResourceStep | CallStep)[];
  /** Name of a stack output → where its value is. */
  readonly outputs?: Readonly<Record<string, { readonly of: string; readonly property: string }>>;
}

export interface ResourceStep {
  /** Name of the variable and of the resource: one word, which is written alike in every language. */
  readonly variable: string;
  /** `ImsIntegration`, or `Provider` for a connection of its own. */
  readonly resource: string;
  readonly arguments: Readonly<Record<string, Value>>;
  /** Variable of a `Provider` above. */
  readonly provider?: string;
}

export interface CallStep {
  readonly variable: string;
  readonly call: string;
  readonly arguments: Readonly<Record<string, Value>>;
}

export type Value = string | readonly string[] | Secret;

/** A secret of the stack's configuration, by its key. */
export interface Secret {
  readonly secret: string;
}

export const isSecret = (value: Value): value is Secret => typeof value === "object" && "secret" in value;

export const isCall = (step: ResourceStep | CallStep): step is CallStep => "call" in step;

export const usesConfiguration = ({ steps }: Example): boolean =>
  steps.some((step) => Object.values(step.arguments).some(isSecret));

/** "imsServer" → "ImsServer" */
export const pascal = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

/** "imsServer" → "ims_server" */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Every line that is not empty, moved to the right. */
export const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
