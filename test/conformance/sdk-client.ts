import { createRequire } from "node:module";

/** As much of Adobe's client as the tests touch; it comes without types. */
export interface SdkClient {
  logon(): Promise<void>;
  logoff(): Promise<void>;
  getSessionInfo(): { serverInfo: Record<string, string>; userInfo: Record<string, unknown> };
  application: { version: string; getSchema(id: string): Promise<SdkSchema | undefined> };
  isLogged(): boolean;
  test(): Promise<Record<string, string>>;
  ping(): Promise<Record<string, string>>;
  _optionCacheRefresher: { _callAndRefresh(): Promise<void> };
  hasPackage(namespace: string, name?: string): boolean;
  getOption(name: string): Promise<unknown>;
  setOption(name: string, value: unknown, description?: string): Promise<void>;
  clearOptionCache(): Promise<void>;
  getSchema(id: string): Promise<Record<string, unknown> | null>;
  getSysEnum(name: string): Promise<{ value: Record<string, string>[] }>;
  jobInterface(call: Record<string, unknown>): SdkJob;
  _getSecretKeyCipher(): Promise<{ decryptPassword(text: string): string; encryptPassword(text: string): string }>;
  _sessionToken: string;
  _securityToken: string;
  NLWS: {
    xml: {
      xtkSession: { writeCollection(document: unknown): Promise<void> };
      xtkBuilder: { installVendorPackages(packages: unknown): Promise<void> };
    };
    xtkSession: {
      write(document: unknown): Promise<void>;
      encryptPassword(text: string): Promise<string>;
      getServerTime(): Promise<Date>;
      testCnx(): Promise<void>;
      getUserInfo(): Promise<Record<string, unknown>>;
    };
    nmsExtAccount: { write(document: unknown): Promise<void> };
    xtkQueryDef: { create(query: Record<string, unknown>): SdkQuery };
    xtkBuilder: {
      getDbParams(): Promise<Record<string, unknown>[]>;
    };
  };
}

export interface SdkQuery {
  executeQuery(): Promise<Record<string, unknown>>;
  selectAll(duplicate: boolean): Promise<void>;
  inspect(): { select?: { node: { expr: string }[] } };
}

/** The client's own view of a schema. */
export interface SdkSchema {
  label: string;
  enumerations: { get(name: string): { values: Iterable<{ name: string; value: string; label: string }> } | undefined };
  root: {
    label: string;
    children: { get(name: string): { label: string; type: string; enum?: string; target?: string } | undefined };
  };
}

export interface SdkJob {
  submitSoapCall(): Promise<string>;
  getStatus(): Promise<{ status: number; logs: { message: string }[] }>;
}

export interface SdkException {
  statusCode: number;
  errorCode: string;
  faultString: string;
  detail: string;
}

interface Sdk {
  init(parameters: unknown): Promise<SdkClient>;
  ConnectionParameters: {
    ofUserAndPassword(url: string, user: string, password: string, options: unknown): unknown;
    ofSessionAndSecurityToken(url: string, session: string, security: string, options: unknown): unknown;
    ofBearerToken(url: string, token: string, options: unknown): unknown;
    ofImsBearerToken(url: string, token: string, options: unknown): unknown;
    ofSessionToken(url: string, token: string, options: unknown): unknown;
    ofAnonymousUser(url: string, options: unknown): unknown;
  };
  DomUtil: { parse(text: string): { documentElement: unknown } };
  escapeXtk(strings: TemplateStringsArray, ...values: unknown[]): string;
  escapeForLike(text: string): string;
}

export const sdk = createRequire(__filename)("@adobe/acc-js-sdk") as Sdk;

export function sdkClient(
  url: string,
  options: { user?: string; password?: string; tokens?: { session: string; security: string } } = {},
): Promise<SdkClient> {
  const { user = "admin", password = "admin", tokens } = options;
  const settings = { representation: "SimpleJson" };
  return sdk.init(
    tokens
      ? sdk.ConnectionParameters.ofSessionAndSecurityToken(url, tokens.session, tokens.security, settings)
      : sdk.ConnectionParameters.ofUserAndPassword(url, user, password, settings),
  );
}

/** The exception that a call ends with. */
export async function exceptionOf(call: Promise<unknown>): Promise<SdkException> {
  try {
    await call;
  } catch (error) {
    return error as SdkException;
  }
  throw new Error("the call succeeded");
}
