/** A mask that is allowed, and matches more than people expect. */
import { expect, it } from "vitest";
import { up } from "../support/host-engine.ts";
import { useRoom } from "../support/host-room.ts";

const room = useRoom();

it("is warned of once, also when the people are looked at too", async () => {
  const { args } = await room.scene({ packageInstalled: true });
  const from = room.host.said.stderr.length;
  await up(room.host.account, { ...args, associationMask: "Campaign - acme.fr - (.*)", expectedGroups: ["delivery"] });
  const said = () => room.host.said.stderr.slice(from);
  await expect.poll(said).toMatch(/adopted the account/);
  expect(said()).toContain("people: the security groups are there");
  expect(said().match(/the dot in "acme\.fr" stands for any character/g)).toHaveLength(1);
});
