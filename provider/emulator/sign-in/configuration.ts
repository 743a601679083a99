import { isInstalled } from "../model/install";
import type { Instance } from "../model/instance";
import type { Row } from "../model/schema";

/** What a server reads when it starts, and not again: Adobe asks for a restart after each change of the account. */
export interface Configuration {
  /** When it was read, as the instance writes times. */
  at: string;
  isPackageInstalled: boolean;
  /** The account of the type that the package brings; its secret decrypted. Of several, which nobody should have, the oldest. */
  account: Row | undefined;
}

export function readConfiguration(instance: Instance, at: string): Configuration {
  const { packages, imsPackage } = instance.profile;
  const shipped = packages.find(({ namespace, name }) => `${namespace}:${name}` === imsPackage);
  const row = shipped?.brings && instance.table("nms:extAccount").where("type", shipped.brings.accountType.value)[0];
  return {
    at,
    isPackageInstalled: shipped !== undefined && isInstalled(instance, shipped),
    account: row && { ...row, clientSecret: decrypted(instance, row.clientSecret ?? "") },
  };
}

/** Written with another instance's key, it is as good as another secret. */
function decrypted({ cipher }: Instance, ciphertext: string): string {
  try {
    return cipher.decrypt(ciphertext);
  } catch {
    return ciphertext;
  }
}

/** Attributes that the account would have after a restart, and does not have yet; `(package)` and `(account)` as a whole. */
export function pending(before: Configuration, now: Configuration): string[] {
  const whole = before.isPackageInstalled === now.isPackageInstalled ? [] : ["(package)"];
  const [old, row] = [before.account, now.account];
  if (!old || !row || old.id !== row.id) return old?.id === row?.id ? whole : [...whole, "(account)"];
  const changed = Object.keys({ ...old, ...row }).filter((name) => (old[name] ?? "") !== (row[name] ?? ""));
  return [...whole, ...changed.filter((name) => !["lastModified", "modifiedBy-id"].includes(name))];
}
