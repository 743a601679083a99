/** Our client as the tests of recordings drive it. The only file of theirs that knows how a client is made. */
import type { ExternalAccount } from "../../provider/campaign/external-accounts";
import { CampaignInstance } from "../../provider/campaign/instance";
import type { CatalogueEntry } from "../../provider/campaign/packages";
import { Redaction } from "../../provider/campaign/redaction";
import { Session } from "../../provider/campaign/session";
import { PasswordSignIn } from "../../provider/campaign/sign-in/password";
import type { SoapCall } from "../../provider/campaign/soap/envelope";
import { SoapClient } from "../../provider/campaign/soap/soap-client";
import type { XmlElement } from "../../provider/xml/element";
import { HttpClient } from "../../provider/network/http-client";
import { Secret } from "../../provider/secret";

export interface Client {
  info(): Promise<{ release: string; build: string; rights: readonly string[] }>;
  installed(): Promise<ReadonlySet<string>>;
  catalogue(): Promise<CatalogueEntry[]>;
  accounts(names: readonly string[], attributes: readonly string[]): Promise<ExternalAccount[]>;
  encrypt(clear: string): Promise<string>;
  write(name: string, attributes: Record<string, string>): Promise<void>;
  install(name: string): Promise<unknown>;
  /** Any call; ends in outputs or in a typed error. */
  send(call: SoapCall): Promise<readonly XmlElement[]>;
  close(): Promise<void>;
}

export function clientOf(url: string, user: string, password: string): Client {
  const soap = new SoapClient(url, 10_000, new Redaction(), new HttpClient({}));
  const session = new Session(soap, new PasswordSignIn({ kind: "password", user, password: new Secret(password) }));
  const instance = new CampaignInstance(session);
  return {
    info: () => instance.info(),
    installed: () => instance.packages.installed(),
    catalogue: () => instance.packages.catalogue(),
    accounts: (names, attributes) =>
      instance.accounts.find({
        names,
        type: undefined,
        attributes: Object.fromEntries(attributes.map((name) => [name, name])),
      }),
    encrypt: (clear) => instance.encrypt(new Secret(clear)),
    write: (name, attributes) => instance.accounts.write(name, attributes),
    install: (name) => instance.packages.install(name, () => undefined),
    send: (call) => session.call(call),
    close: () => instance.close(),
  };
}
