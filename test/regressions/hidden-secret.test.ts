import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, type Door, openDoor, passOn } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

/** An instance that hides stored secrets from our operator: every query returns them empty (`accessibleIf` in its schema), or as stars. */

let emulator: Emulator;
let door: Door;
let provider: Provider;
let shown = "";

beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  door = await openDoor(undefined, async (exchange) => {
    const reply = await passOn(`${emulator.url}/nl/jsp/soaprouter.jsp`, exchange);
    return { ...reply, body: reply.body.replaceAll(/clientSecret='[^']*'/g, `clientSecret='${shown}'`) };
  });
  provider = await startProvider(connectionTo(door.url, "admin", canary.password));
});
afterEach(async () => {
  await provider.close();
  await door.close();
  await emulator.close();
});

describe.each(["", "********"])("a secret shown as %j", (text) => {
  beforeEach(() => void (shown = text));

  it("a secret that was hidden when the account was found is not replaced by an empty one when it is given back", async () => {
    emulator.edit({ set: { tenant: "theirs", clientSecret: "canary-s3cr3t-theirs" } });
    const { inputs } = await provider.imsExternalAccount.check({}, account);
    const { id, outs } = await provider.imsExternalAccount.create(inputs);
    expect(outs).toMatchObject({ secretDriftSign: "lastModified" });
    await provider.imsExternalAccount.delete(id, outs);
    expect(emulator.account(id)).toMatchObject({ tenant: "theirs" });
    // Nobody can put back what nobody could read, and the line at destroy says so.
    expect(emulator.account(id)!["clientSecret"]).not.toBe(text);
    expect(emulator.decrypt(emulator.account(id)!["clientSecret"]!)).toBe(account.clientSecret);
    expect(provider.lines.at(-1)).toMatch(/back as it was found, but for its secret/);
  });

  it("any change of the account counts as a change of the secret, and says that this is the weaker sign", async () => {
    const { inputs } = await provider.imsExternalAccount.check({}, account);
    const { id, outs } = await provider.imsExternalAccount.create(inputs);
    const unchanged = await provider.imsExternalAccount.read(id, outs);
    expect(unchanged.inputs).toMatchObject({ clientSecret: account.clientSecret });
    emulator.edit({ set: { label: "by hand" } });
    const changed = await provider.imsExternalAccount.read(id, outs);
    expect(changed.inputs!["clientSecret"]).not.toBe(account.clientSecret);
    expect(changed.props).toMatchObject({ secretDriftSign: "lastModified", modifiedBy: "j.doe" });
  });

  it("is written once, found unchanged, repaired after drift, and never written as it is shown", async () => {
    const stored = () => emulator.decrypt(emulator.account(emulator.imsAccount)!["clientSecret"]!);
    const { inputs } = await provider.imsExternalAccount.check({}, account);
    const { id, outs } = await provider.imsExternalAccount.create(inputs);
    expect(stored()).toBe(account.clientSecret);
    const seen = await provider.imsExternalAccount.read(id, outs);
    expect(await provider.imsExternalAccount.diff(id, seen.props!, inputs)).toEqual({ changes: false });
    emulator.edit({ set: { clientSecret: "canary-s3cr3t-theirs" } });
    const drifted = await provider.imsExternalAccount.read(id, outs);
    expect(await provider.imsExternalAccount.diff(id, drifted.props!, inputs)).not.toEqual({ changes: false });
    const repaired = await provider.imsExternalAccount.update(id, drifted.props!, inputs);
    expect(stored()).toBe(account.clientSecret);
    const label = { ...inputs, label: "SSO" };
    await provider.imsExternalAccount.update(id, repaired.outs, label);
    expect(stored()).toBe(account.clientSecret);
  });
});
