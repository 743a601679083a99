/** What a refresh of many resources of one instance costs. */
import { expect, it } from "vitest";

import { refresh, up } from "../support/host-engine.ts";
import type { State } from "../support/host-resource.ts";
import { secret, useHost, useRoom, USER } from "../support/host-room.ts";
import { canaries } from "../support/host-canaries.ts";

const room = useRoom();
const GROUPS = 50;
/** Pulumi reads four times as many resources at a time as there are cores. */
const AT_A_TIME = 8;

const nameOf = (index: number) => `reviewers${index}`;
const rightsOf = (index: number) => [["export"], ["WORKFLOW", "import"], []][index % 3]!;

it(`of the package, the account and ${GROUPS} groups with rights is five requests, among 500 groups`, async () => {
  const { emulator, proxy, instance, args } = await room.scene({ packageInstalled: true, groups: 500 });
  const { account, group, package: integrationPackage } = room.host;
  const states: [keyof Pick<typeof room.host, "account" | "group" | "package">, State][] = [
    ["package", await up(integrationPackage, { instance, packageName: "emu:imsIntegration" })],
    ["account", await up(account, args)],
  ];
  for (let index = 0; index < GROUPS; index++) {
    const [name, rights] = [nameOf(index), rightsOf(index)];
    const description = index % 2 === 0 ? {} : { description: `Group ${index}` };
    // To adopt is quicker than to create.
    emulator.addGroup({ name, rights: rights.map((right) => right.toLowerCase()) });
    states.push(["group", await up(group, { instance, groupName: name, rights, ...description })]);
  }
  emulator.takeRight({ group: nameOf(1), right: "import" });
  emulator.editGroup({ group: nameOf(3), set: { desc: "By hand" } });
  emulator.removeGroup(nameOf(5));
  emulator.clearJournal();

  const connection = { url: proxy.url, user: USER, password: canaries.password };
  const later = await useHost({ "adobe-campaign:instances": secret(JSON.stringify({ [instance]: connection })) });
  const refreshed: (State | undefined)[] = [];
  const waiting = [...states.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, [resource, state]] = next;
      refreshed[index] = await refresh(later[resource], state);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));

  expect(emulator.journal().map(({ method }) => method)).toEqual(["Logon", ...Array<string>(4).fill("ExecuteQuery")]);
  for (const [index, [, before]] of states.entries()) {
    const live = refreshed[index];
    const group = index - 2;
    if (group === 1) expect(live!.inputs["rights"]).toEqual(["WORKFLOW"]);
    else if (group === 3) expect(live!.inputs["description"]).toBe("By hand");
    else if (group === 5) expect(live).toBeUndefined();
    else expect(live, JSON.stringify(before.inputs)).toEqual(before);
  }
});

it("is never what an up relies on: a write is preceded by a look of its own", async () => {
  const { emulator, instance, since } = await room.scene();
  const given = { instance, groupName: "reviewers", label: "Reviewers", rights: ["export"] };
  const state = (await refresh(room.host.group, await up(room.host.group, given)))!;
  emulator.takeRight({ group: "reviewers", right: "export" });
  emulator.editGroup({ group: "reviewers", set: { label: "By hand" } });
  since();
  await up(room.host.group, { ...given, rights: ["export", "import"] }, state);
  expect([...emulator.group("reviewers")!.rights].sort()).toEqual(["export", "import"]);
  expect(emulator.group("reviewers")!.attributes["label"]).toBe("Reviewers");
  expect(since().writes).toHaveLength(3);
});
