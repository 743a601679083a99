import { normalise } from "./calls/write-value";
import { install, findInCatalogue } from "./model/install";
import type { Instance } from "./model/instance";
import { own, type Row } from "./model/schema";

const schemaId = "nms:extAccount";

/** What somebody does in the rich client console, or on the server, by hand. */
export class Console {
  constructor(private readonly instance: Instance) {}

  get imsAccount(): string {
    const { packages, imsPackage } = this.instance.profile;
    return packages.find((each) => `${each.namespace}:${each.name}` === imsPackage)?.brings?.account.name ?? "";
  }

  edit(change: { account?: string; set: Record<string, string>; operator?: string }): void {
    const row = this.#account(change.account ?? this.imsAccount);
    const values = consoleValues(this.instance, schemaId, change.set);
    this.instance.update(schemaId, row, values, this.instance.operatorId(change.operator ?? "j.doe"));
    this.instance.commit();
  }

  addAccount(attributes: Record<string, string>): void {
    const values = consoleValues(this.instance, schemaId, { type: this.#imsType(), ...attributes });
    if (!values.name) throw new Error("An account needs a name.");
    if (this.#rows(values.name).length > 0) throw new Error(`There is already an account '${values.name}'.`);
    this.instance.insert(schemaId, values, this.instance.operatorId("j.doe"));
    this.instance.commit();
  }

  removeAccount(name: string): void {
    this.instance.remove(schemaId, this.#account(name));
    this.instance.commit();
  }

  /** A real instance cannot do this. */
  removePackage(id: string): void {
    const [namespace = "", name = ""] = id.split(":");
    const row = this.instance.table("xtk:package").withKey({ namespace, name });
    if (!row) throw new Error(`The package '${id}' is not installed.`);
    this.instance.remove("xtk:package", row);
    this.instance.commit();
  }

  installPackage(id: string): void {
    const found = findInCatalogue(this.instance, id);
    if (!found) throw new Error(`The package '${id}' is not in the catalogue.`);
    install(this.instance, found);
    this.instance.commit();
  }

  account(name: string): Row | undefined {
    const row = this.#rows(name)[0];
    return row && { ...row };
  }

  accounts(): Row[] {
    return this.instance.table(schemaId).rows.map((row) => ({ ...row }));
  }

  #rows(name: string) {
    return this.instance.table(schemaId).where("name", name);
  }

  #account(name: string): Row {
    const row = this.#rows(name)[0];
    if (!row) throw new Error(`There is no account '${name}'.`);
    return row;
  }

  #imsType(): string {
    const brings = findInCatalogue(this.instance, this.instance.profile.imsPackage)?.brings;
    return brings?.accountType.value ?? "";
  }
}

/** What is typed in, as it is stored: the console encrypts what goes into a password field. */
export function consoleValues(instance: Instance, schemaId: string, set: Row): Row {
  const { schema } = instance.table(schemaId);
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => {
      const attribute = own(schema.attributes, name);
      if (attribute?.bookkeeping) throw new Error(`'@${name}' is kept by the instance itself.`);
      const secret = attribute?.secret && value !== "";
      return [name, normalise(instance, schema, name, secret ? instance.cipher.encrypt(value) : value)];
    }),
  );
}
