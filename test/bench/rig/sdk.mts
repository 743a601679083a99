import { createRequire } from "node:module";

/** As much of Adobe's client as is measured; it comes without types. */
export interface SdkClient {
  logon(): Promise<void>;
  logoff(): Promise<void>;
  hasPackage(namespace: string, name: string): boolean;
  NLWS: {
    xtkQueryDef: { create(query: unknown): { executeQuery(): Promise<Record<string, unknown>> } };
    xtkSession: { write(document: unknown): Promise<void>; encryptPassword(text: string): Promise<string> };
  };
}

interface Sdk {
  init(parameters: unknown): Promise<SdkClient>;
  ConnectionParameters: { ofUserAndPassword(url: string, user: string, password: string, options: unknown): unknown };
}

export const loadSdk = (): Sdk => createRequire(import.meta.url)("@adobe/acc-js-sdk") as Sdk;

/** Signed in, with the form of documents that its documentation recommends. */
export async function sdkClient(url: string): Promise<SdkClient> {
  const sdk = loadSdk();
  const options = { representation: "SimpleJson" };
  const client = await sdk.init(sdk.ConnectionParameters.ofUserAndPassword(url, "admin", "admin", options));
  await client.logon();
  return client;
}
