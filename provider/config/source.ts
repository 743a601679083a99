/** Where settings come from: `pulumi.dynamic.Config` has this form. */
export interface ConfigSource {
  get(key: string): string | undefined;
  /** The only namespace that the host passes on. If omitted, it passes on all of them, the project's among them. */
  readonly namespace?: string;
  /** Folder of the Pulumi project, from which relative paths are meant; if omitted, it is searched for from the current folder upwards. */
  readonly folder?: string;
}
