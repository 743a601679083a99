import { vi } from "vitest";
import { freshSources } from "./fresh-sources.ts";

type Properties = Record<string, unknown>;

/** What Pulumi's host calls of a resource, as these tests use it. */
export interface Handlers {
  configure(request: { config: { get(key: string): string | undefined } }): Promise<void>;
  check(olds: object, news: object): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }>;
  diff(id: string, olds: object, news: object): Promise<object>;
  create(inputs: object): Promise<{ id: string; outs: Properties }>;
  read(id: string, outputs: object): Promise<{ id?: string; inputs?: Properties; props?: Properties }>;
  update(id: string, olds: object, news: object): Promise<{ outs: Properties }>;
  delete(id: string, outputs: object): Promise<void>;
}

export interface Provider {
  readonly imsExternalAccount: Handlers;
  readonly integrationPackage: Handlers;
  /** What the user would see: lines on stderr. */
  readonly lines: string[];
  /** Signs out, as at the end of the process. */
  close(): Promise<void>;
}

/** The handlers with a memory of their own, as in a process of their own. */
export async function startProvider(config: Readonly<Record<string, string>>): Promise<Provider> {
  const { imsExternalAccount, integrationPackage } = await freshSources();
  const { closeAll } = await import("../../provider/lifecycle/connections.js");
  const lines: string[] = [];
  const { Report } = await import("../../provider/lifecycle/report.js");
  vi.spyOn(Report.prototype, "tell").mockImplementation((line: string) => void lines.push(line));
  const source = { get: (key: string) => config[key] };
  await imsExternalAccount.configure({ config: source as never });
  const handlers = { imsExternalAccount, integrationPackage } as unknown as Pick<
    Provider,
    "imsExternalAccount" | "integrationPackage"
  >;
  return { ...handlers, lines, close: () => closeAll() };
}

export function connectionTo(url: string, user: string, password: string): Record<string, string> {
  return { "adobe-campaign:url": url, "adobe-campaign:user": user, "adobe-campaign:password": password };
}
