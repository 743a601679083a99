/** Where settings come from: `pulumi.dynamic.Config` has this form. */
export interface ConfigSource {
  get(key: string): string | undefined;
  /** Folder of the Pulumi project, from which relative paths are meant; found from the current one when it is left out. */
  readonly folder?: string;
}
