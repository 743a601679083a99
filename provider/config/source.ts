/** Where settings come from: `pulumi.dynamic.Config` has this form. */
export interface ConfigSource {
  get(key: string): string | undefined;
}
