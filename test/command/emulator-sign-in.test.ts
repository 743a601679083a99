/** `adobe-campaign emulator sign-in`, as its user runs it. */
import { expect, test } from "vitest";
import type { Emulator } from "../../provider/emulator/index.ts";
import { CommandRoom } from "../support/command-room.ts";

const ana = "ana@example.com";
const account = {
  active: "1",
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  callbackServer: "https://dev.campaign.example.com",
  imsOrgId: "0123456789ABCDEF01234567@AdobeOrg",
  imsRightsMask: "Campaign - acme - (.*)",
};

/** An instance on which Ana would get in after the restart that the first run makes. */
async function open() {
  const room = new CommandRoom();
  const clientSecret = room.clientSecret.value;
  const emulator = await room.start({
    controlPort: 0,
    packageInstalled: true,
    people: [{ email: ana, profiles: ["Campaign - acme - delivery"] }],
    loginClients: [{ clientId: account.clientId, clientSecret, scopes: ["openid", "AdobeID"] }],
  });
  emulator.edit({ set: { ...account, clientSecret } });
  const run = (...args: string[]) => room.run("emulator", ...args, "--control", emulator.controlUrl ?? "");
  return { room, emulator, run, edit: (set: Record<string, string>) => changed(emulator, set) };
}

function changed(emulator: Emulator, set: Record<string, string>): void {
  emulator.edit({ set });
  emulator.restart();
}

test("she gets in once the server has read the account, and is an operator in the group", async () => {
  const { emulator, run } = await open();
  const early = await run("sign-in", ana);
  expect(early.code).toBe(1);
  expect(early.stdout).toContain("✗ stopped  server");
  expect(early.stdout).toMatch(/Why: .*the account Adobe_Marketing_Cloud was not enabled\. Changed since .* restart: /);

  expect((await run("restart")).stdout).toMatch(
    /^✔ The server has restarted, .*\nNext: npx adobe-campaign emulator sign-in <email> --control http:\S+\n$/,
  );
  const { code, stdout } = await run("sign-in", ana);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(stdout).toContain(`${ana} is in.\n`);
  expect(stdout).toContain("Groups:        delivery\n");
  expect(stdout.match(/✓ passed/g)).toHaveLength(8);
  expect(stdout).toMatch(/\nNext: nothing to do\.\n$/);
  expect(emulator.group("delivery")?.members).toEqual([ana]);
});

test.each([
  [
    "mask",
    { imsRightsMask: "Campaign – acme - (.*)" },
    "Login does not have any right matching the expression",
    /dash/,
  ],
  [
    "scope",
    { userScope: "openid,session" },
    "The Adobe ID sign-in page cannot be reached.",
    /'session' was not provisioned/,
  ],
  ["client", { clientId: "Campaign2" }, "The sign-in fails after the password page.", /there is no client 'Campaign2'/],
])("she is kept out by the %s, and the reason is given", async (symptom, set, sees, why) => {
  const { run, edit } = await open();
  edit(set);
  const { code, stdout } = await run("sign-in", ana);
  expect(code).toBe(1);
  expect(stdout).toContain(`${ana} does not get in.\nWhat is seen:  ${sees}\n`);
  expect(stdout).toMatch(why);
  expect(stdout).toMatch(
    /\nNext: correct what the reason names; .* emulator restart --control http:\S+`, and sign in again\.\n$/,
  );
  const json = await run("sign-in", ana, "--json");
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({ admitted: false, symptom, sees });
});

test("what an instance holds is text on a terminal", async () => {
  const { run, edit } = await open();
  edit({ imsRightsMask: "(\u001b[1-3]\nred)" });
  const { stdout } = await run("sign-in", ana);
  expect(stdout).toContain("(\\u{1b}[1-3]\\u{a}red)");
  expect(stdout).not.toContain("\u001b");
});
