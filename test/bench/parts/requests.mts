import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { atMost, type Row } from "../report/table.mts";
import { account, connection } from "../rig/account.mts";
import { createProject } from "../rig/project.mts";
import { Proxy } from "../rig/proxy.mts";
import { type Command, runWithSdk } from "../rig/sdk-commands.mts";
import { Stack } from "../rig/stack.mts";

const start = async () => {
  const emulator = await startEmulator({ packageInstalled: true, groups: ["operators"] });
  return { emulator, proxy: await Proxy.start(emulator.url) };
};

/** Requests that each command sends to an instance which has the package, counted in front of it. The rival has an instance of its own. */
export async function requests(log: (line: string) => void): Promise<Row[]> {
  const [ours, rivals] = await Promise.all([start(), start()]);
  const { imsPackage } = ours.emulator;
  const count = async (what: string, proxy: Proxy, work: Promise<void>): Promise<string[]> => {
    await work;
    const calls = proxy.take();
    log(`${what}: ${calls.join(", ") || "none"}`);
    return calls;
  };
  const row = async (command: string, work: Promise<void>, limit?: number, rival?: Command): Promise<Row> => {
    const calls = await count(command, ours.proxy, work);
    const withSdk =
      rival && (await count("  Adobe's SDK", rivals.proxy, runWithSdk(rival, rivals.proxy.url, imsPackage))).length;
    const logoffs = calls.filter((call) => call === "Logoff").length;
    const what = `requests: ${command}${logoffs > 0 ? " (and a logoff)" : ""}`;
    return atMost(what, calls.length - logoffs, limit, "", withSdk);
  };

  const project = createProject();
  const newStack = () => new Stack(project, connection(ours.proxy.url));
  const program = { package: { packageName: imsPackage }, account };
  const changed = { ...program, account: { ...account, tenant: "other" } };
  const rotated = { ...program, account: { ...changed.account, clientSecret: "another secret of the IMS client" } };
  const people = { expectedGroups: ["operators"], productProfiles: ["Campaign - acme - operators"] };
  const withPeople = { ...program, account: { ...account, ...people } };
  const withoutSecret = { ...account };
  delete withoutSecret["clientSecret"];
  const verify = { mode: "verify" };
  const verified = {
    package: { ...program.package, ...verify },
    account: { ...withoutSecret, ...people, ...verify },
  };
  try {
    const stack = newStack();
    return [
      await row("first up, package there and named", stack.up(program), 5, "first up"),
      await row("up without a change", stack.up(program), 0),
      await row("refresh of package + account", stack.refresh(), 2, "refresh"),
      await row("update of one field", stack.up(changed), 4, "update"),
      await row("rotation of the secret", stack.up(rotated), undefined, "rotation"),
      await row("destroy", stack.destroy(), undefined, "destroy"),
      await row("first up that looks whether people are ready", newStack().up(withPeople), 5),
      await row("verify that looks whether people are ready", newStack().up(verified), 5),
      await row("first up, package there, name to be found", newStack().up({ package: {}, account }), 5),
    ];
  } finally {
    for (const { emulator, proxy } of [ours, rivals]) {
      proxy.close();
      await emulator.close();
    }
  }
}
