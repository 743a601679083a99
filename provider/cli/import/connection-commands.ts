import type { ConnectionSettings } from "../../campaign/settings";
import { configKey } from "../../config/keys";

/** The commands that put the connection into a stack, as this command was given it. Secrets are asked for, never printed. */
export function connectionCommands({ url, signIn }: ConnectionSettings, instance: string | undefined): string[] {
  const set = (key: Parameters<typeof configKey>[0], value?: string) => {
    const path = instance === undefined ? "" : "--path ";
    const name = `'${configKey(key, instance)}'`;
    return value === undefined
      ? `pulumi config set --secret ${path}${name}`
      : `pulumi config set ${path}${name} ${quoted(value)}`;
  };
  const address = set("url", url);
  if (signIn.kind === "password") return [address, set("user", signIn.user), set("password")];
  if (signIn.kind === "token") return [address, set("token")];
  return [address, set("imsClientId", signIn.clientId), set("imsClientSecret"), set("imsScopes", signIn.scopes)];
}

function quoted(value: string): string {
  return /^[\w./:@,-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
