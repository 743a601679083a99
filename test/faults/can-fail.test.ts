/** The matrix is worth something only if it fails for a provider that is broken. Each of these is broken in one way. */
import { describe, expect, it } from "vitest";
import { ExternalAccounts } from "../../provider/campaign/external-accounts";
import { NamedRights } from "../../provider/campaign/named-rights";
import { Packages } from "../../provider/campaign/packages";
import { Redaction } from "../../provider/campaign/redaction";
import { retryPolicy } from "../../provider/campaign/retry";
import { type Row, Rows } from "../../provider/campaign/rows";
import { Report } from "../../provider/lifecycle/report";
import { HttpClient } from "../../provider/network/http-client";
import { reconcileImsExternalAccount } from "../../provider/resources/ims-external-account/reconcile";
import { reconcileSecurityGroup } from "../../provider/resources/security-group/reconcile";
import { groupSchema } from "../../provider/resources/security-group/schema-of-rows";
import { type Case, casesOf, prepare } from "../support/faults-case.ts";
import { kinds } from "../support/faults-kinds.ts";
import { operations } from "../support/faults-operations.ts";
import { TIMEOUT } from "../support/faults-process.ts";
import { put } from "../support/faults-put.ts";
import { problemsOf } from "../support/faults-run.ts";

interface Broken {
  readonly how: string;
  /** Breaks the provider; the result mends it. */
  readonly breaks: () => () => void;
  /** Where it shows: an operation, the last call of a method, a kind of fault. */
  readonly at: readonly [operation: string, method: string, kind: string];
  readonly found: RegExp;
}

const broken: readonly Broken[] = [
  {
    how: "writes a second time without looking",
    breaks: () =>
      put(
        ExternalAccounts.prototype,
        "update",
        (update) =>
          async function (this: ExternalAccounts, ...given) {
            await update.apply(this, given).catch(() => update.apply(this, given));
          },
      ),
    at: ["update", "Write", "reset after"],
    found: /^the write was sent 2 times$/,
  },
  {
    how: "installs a second time without looking",
    breaks: () =>
      put(
        Packages.prototype,
        "install",
        (install) =>
          async function (this: Packages, ...given) {
            const first = await install.apply(this, given);
            return first === "lost" ? install.apply(this, given) : first;
          },
      ),
    at: ["install without jobs", "InstallVendorPackages", "reset after"],
    found: /^2 installations in one run$/,
  },
  {
    how: "claims success after a write that was lost",
    breaks: () =>
      put(
        reconcileImsExternalAccount,
        "sync",
        (sync) => (context, observed) => sync(context, observed).catch(() => observed),
      ),
    at: ["update", "Write", "reset before"],
    found: /a wrong claim: @tenant is "acme" instead of "acme2"/,
  },
  {
    how: "does not tell Pulumi that it has begun to write",
    breaks: () => put(Report.prototype, "attempting", () => () => undefined),
    at: ["install without jobs", "Logon", "page after"],
    found: /written, and not told/,
  },
  {
    how: "waits far beyond the timeout",
    breaks: () =>
      put(
        HttpClient.prototype,
        "send",
        (send) =>
          function (this: HttpClient, request) {
            return send.call(this, { ...request, timeout: 15 * TIMEOUT * 1000 });
          },
      ),
    at: ["read", "ExecuteQuery", "hang before"],
    found: /^it took 1\d\.\d s$/,
  },
  {
    how: "repeats what a server echoes",
    breaks: () => put(Redaction.prototype, "hide", () => (text) => text),
    at: ["update", "ExecuteQuery", "fault at 200 before"],
    found: /a secret in the error/,
  },
  {
    how: "gives up at the first failure of a read",
    breaks: () => put(retryPolicy, "tries", () => 1),
    at: ["read", "ExecuteQuery", "503 before"],
    found: /^it failed: ACC2003/,
  },
  {
    how: "gives a right a second time without looking",
    breaks: () =>
      put(
        NamedRights.prototype,
        "giveByName",
        (give) =>
          async function (this: NamedRights, ...given) {
            await give.apply(this, given).catch(() => give.apply(this, given));
          },
      ),
    at: ["create a group with rights", "Write", "reset after"],
    found: /^the write was sent 2 times$/,
  },
  {
    how: "claims success after a right that was lost",
    breaks: () =>
      put(
        reconcileSecurityGroup,
        "sync",
        (sync) => (context, observed) => sync(context, observed).catch(() => observed),
      ),
    at: ["change the rights of a group", "Write", "reset before"],
    found: /a wrong claim: the rights are workflow/,
  },
  {
    how: "does not tell Pulumi of a group that lacks a right",
    breaks: () => put(Report.prototype, "attempting", () => () => undefined),
    at: ["create a group with rights", "Write", "reset before"],
    found: /written, and not told/,
  },
  {
    how: "takes a right for the group of its name",
    breaks: () => put(groupSchema as { constants?: Record<string, string> }, "constants", () => ({})),
    at: ["create a group with rights", "Logon", "slow before"],
    found: /the right was touched/,
  },
  {
    how: "believes an earlier look after a write",
    breaks: () =>
      put(Rows.prototype, "get", (get) => {
        const known = new Map<string, Row | undefined>();
        return async function (this: Rows, name, wanted) {
          if (!known.has(name)) known.set(name, await get.call(this, name, wanted));
          return known.get(name);
        };
      }),
    at: ["delete, giving a group back", "ExecuteQuery", "slow before"],
    found: /it failed: ACC4005/,
  },
  {
    how: "fails without a word of ours",
    breaks: () => put(ExternalAccounts.prototype, "find", () => () => Promise.reject(new Error("oops"))),
    at: ["delete, disabling", "Write", "reset before"],
    found: /an error without a meaning: ACC5001/,
  },
];

async function caseAt([operation, method, kind]: Broken["at"]): Promise<Case> {
  const prepared = await prepare(operations.find(({ name }) => name === operation)!);
  const nth = prepared.calls.lastIndexOf(method) + 1;
  return casesOf(prepared, kinds).find((each) => each.nth === nth && each.kind.name === kind && !each.lasting)!;
}

describe("the matrix notices a provider that", () => {
  it.for(broken.map((each) => [each.how, each] as const))("%s", async ([, { breaks, at, found }]) => {
    const each = await caseAt(at);
    expect(await problemsOf(each), "as it is").toEqual([]);
    const mend = breaks();
    const problems = await problemsOf(each).finally(mend);
    expect(problems.join("; ")).toMatch(found);
  });
});
