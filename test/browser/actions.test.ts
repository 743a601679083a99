/** Every action of the emulator's page, in a real browser, and what it did to the instance. */
import { expect, test } from "vitest";
import { account, ana, BrowserRoom, profile, said } from "../support/browser-room.ts";
import { findCanaries, makeCanary } from "../support/canaries.ts";
import { call, logon, write } from "../unit/emulator/soap.ts";

const rooms = BrowserRoom.use();
const name = "Adobe_Marketing_Cloud";
const form = `Account ${name}`;

/** Labels of Adobe's own pages, in the order of the form. */
const labels = [
  ...["Label", "Internal name", "Enabled"],
  ...["IMS server", "IMS scope", "IMS client identifier", "IMS client secret", "Callback server"],
  ...["IMS organization ID", "Association mask", "Product context", "Server", "Tenant"],
];

test("the account's form has the documented labels, and what is typed in is stored under the other operator's name", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  emulator.edit({ set: account, operator: "deployer" });
  const page = await room.page("accounts");
  const fields = page.getByRole("form", { name: form });
  expect(await fields.locator("label > span").allTextContents()).toEqual(labels);

  await fields.getByLabel("Association mask").fill("Campaign - test - (.*)");
  await fields.getByLabel("Enabled").uncheck();
  await fields.getByLabel("IMS scope").fill("openid");
  await fields.getByRole("button", { name: "Save" }).click();
  await page.getByText("imsRightsMask changed by j.doe").waitFor();
  expect(emulator.account(name)).toMatchObject({
    ...{ imsRightsMask: "Campaign - test - (.*)", active: "0", userScope: "openid" },
    ...{ clientId: account.clientId, callbackServer: account.callbackServer },
  });
  await page.getByText("Last changed by j.doe").waitFor();

  await page.getByLabel("Changes are made by").fill("jane");
  await fields.getByLabel("Tenant").fill("other");
  await fields.getByRole("button", { name: "Save" }).click();
  await page.getByText("Last changed by jane").waitFor();
  expect(emulator.operators().map(({ attributes }) => attributes.name)).toContain("jane");

  await fields.getByRole("button", { name: "Save" }).click();
  await said(page).getByText("Not done: Nothing was changed.").waitFor();
});

test("a change from elsewhere shows by itself, and does not take away what somebody is typing", async () => {
  const room = await rooms.open();
  room.emulator.edit({ set: account });
  const page = await room.page("accounts");
  const fields = page.getByRole("form", { name: form });
  await fields.getByLabel("Tenant").fill("half typ");
  room.emulator.edit({
    set: { imsOrgId: "FEDCBA9876543210FEDCBA98@AdobeOrg", tenant: "elsewhere" },
    operator: "deployer",
  });
  await page.getByText("Last changed by deployer").waitFor();
  expect(await fields.getByLabel("IMS organization ID").inputValue()).toBe("FEDCBA9876543210FEDCBA98@AdobeOrg");
  expect(await fields.getByLabel("Tenant").inputValue()).toBe("half typ");
});

test("no secret, ciphertext, password or token reaches the page, whatever is opened in it", async () => {
  const [secret, other, password] = [makeCanary("secret"), makeCanary("other"), makeCanary("password")];
  const room = await rooms.open({ password: password.value });
  const { emulator } = room;
  emulator.addAccount({ name: "pop", type: "0", password: other.value, awsSecret: other.value });
  const page = await room.page("accounts");
  await page.getByRole("form", { name: form }).getByLabel("IMS client secret").fill(secret.value);
  await page.getByRole("form", { name: form }).getByRole("button", { name: "Save" }).click();
  await page.getByPlaceholder("There is one; it is not shown").waitFor();
  const ciphertext = emulator.account(name)?.clientSecret ?? "";
  expect(emulator.decrypt(ciphertext)).toBe(secret.value);

  const tokens = await logon(emulator.url, "admin", password.value);
  await write(
    emulator.url,
    tokens,
    `<extAccount xtkschema="nms:extAccount" _key="@name" name="${name}" clientSecret="${ciphertext}"/>`,
  );
  for (const section of ["overview", "sessions", "operators", "groups", "people", "packages", "faults", "journal"]) {
    await page.getByRole("navigation").locator(`a[href="#${section}"]`).click();
    await page.getByRole("heading", { level: 2 }).waitFor();
  }
  for (const each of await page.locator("details.request > summary").all()) await each.click();
  await page.locator("pre").nth(1).waitFor();
  const received = room.received(page).join("\n");
  expect(received).toContain("***");
  expect(findCanaries([secret, other, password], received)).toEqual([]);
  for (const hidden of [ciphertext, tokens.session, tokens.security]) {
    expect(hidden.length).toBeGreaterThan(10);
    expect(received).not.toContain(hidden);
  }
  const stored = Object.values(emulator.account("pop") ?? {}).filter((each) => each.startsWith("@"));
  expect(stored.length).toBeGreaterThan(0);
  for (const each of stored) expect(received).not.toContain(each);
});

test("an account is deleted, and the package installed", async () => {
  const room = await rooms.open({ packageInstalled: false });
  const { emulator } = room;
  const page = await room.page("packages");
  await page.getByRole("row", { name: emulator.imsPackage }).getByRole("button").click();
  await page.getByRole("row", { name: emulator.imsPackage }).getByText("installed").waitFor();
  expect(emulator.packages()).toContain(emulator.imsPackage);

  await page.getByRole("link", { name: "External accounts" }).click();
  await page.getByRole("form", { name: form }).getByRole("button", { name: "Delete the account" }).click();
  await page.getByText("is deleted").waitFor();
  expect(emulator.account(name)).toBeUndefined();
});

test("groups are made, changed and deleted, with their rights and operators", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  const page = await room.page("groups");
  const add = page.getByRole("form", { name: "Add a group" });
  await add.getByLabel("Internal name").fill("reviewers");
  await add.getByLabel("Label").fill("Reviewers");
  await add.getByRole("button").click();
  await page.getByText("The group reviewers is there.").waitFor();
  await page.locator("summary").filter({ hasText: "reviewers" }).click();

  const group = page.getByRole("form", { name: "Group reviewers" });
  await group.getByLabel("Label").fill("Approvers");
  await group.getByRole("button", { name: "Save" }).click();
  await page.getByText("Last changed by j.doe").waitFor();
  const rights = page.getByRole("form", { name: "Give reviewers a right" });
  await rights.getByLabel("Named right").selectOption("workflow");
  await rights.getByRole("button").click();
  await page.getByRole("button", { name: "Take away workflow" }).waitFor();
  const members = page.getByRole("form", { name: "Put somebody into reviewers" });
  await members.getByLabel("Operator").fill(ana);
  await members.getByRole("button").click();
  await page.getByRole("button", { name: `Take out ${ana}` }).waitFor();
  const made = emulator.group("reviewers");
  expect(made).toMatchObject({ attributes: { label: "Approvers" }, rights: ["workflow"], members: [ana] });

  await page.getByRole("button", { name: "Take away workflow" }).click();
  await page.getByRole("button", { name: `Take out ${ana}` }).click();
  await page.getByText(`${ana} is no longer in reviewers.`).waitFor();
  expect(emulator.group("reviewers")).toMatchObject({ rights: [], members: [] });

  await add.getByLabel("Internal name").fill("reviewers");
  await add.getByRole("button").click();
  await page.getByText("Not done: There is already a group 'reviewers'.").waitFor();
  await group.getByRole("button", { name: "Delete the group" }).click();
  await page.getByText("The group reviewers is deleted.").waitFor();
  expect(emulator.group("reviewers")).toBeUndefined();
});

test("profiles and people come and go, and operators are listed", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  const page = await room.page("people");
  const profiles = page.getByRole("form", { name: "Add a profile" });
  await profiles.getByLabel("Name of the profile").fill("Campaign - acme - sales");
  await profiles.getByRole("button").click();
  await page.getByRole("button", { name: "Remove Campaign - acme - sales" }).waitFor();
  const people = page.getByRole("form", { name: "Add or change a person" });
  await people.getByLabel("E-mail").fill("bob@example.com");
  await people.getByLabel("Profiles, one in a line").fill(`Campaign - acme - sales\n${profile}\n`);
  await people.getByRole("button").click();
  await page.getByText("bob@example.com is in the organization.").waitFor();
  expect(emulator.people().at(-1)).toEqual({
    email: "bob@example.com",
    profiles: ["Campaign - acme - sales", profile],
  });

  await page.getByRole("button", { name: "Remove bob@example.com" }).click();
  await page.getByRole("button", { name: "Remove Campaign - acme - sales" }).click();
  await page.getByText("The profile Campaign - acme - sales is gone.").waitFor();
  expect(emulator.people().map(({ email }) => email)).toEqual([ana]);
  await page.getByRole("link", { name: "Operators" }).click();
  await page.getByRole("cell", { name: "admin", exact: true }).first().waitFor();
});

test("a sign-in is played step by step: refused with the reason, and in after the repair and a restart", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  emulator.edit({ set: { ...account, imsRightsMask: "Campaign – acme - (.*)" } });
  emulator.restart();
  const page = await room.page("sign-in");
  const play = page.getByRole("button", { name: "Sign in with an Adobe ID" });
  await play.click();
  const result = page.getByRole("region", { name: "Result of the sign-in" });
  await result.getByText("does not get in").waitFor();
  expect(await result.getByText("✗ stopped").count()).toBe(1);
  expect(await result.textContent()).toMatch(/Login does not have any right matching the expression.*dash/);

  await page.getByRole("link", { name: "External accounts" }).click();
  await page.getByLabel("Association mask").fill(account.imsRightsMask);
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText("without effect on sign-ins before a restart: imsRightsMask.").waitFor();
  await page.getByRole("button", { name: "Restart the server" }).click();
  await page.getByText("The server has started anew").waitFor();
  await page.getByRole("link", { name: "Sign in with an Adobe ID" }).click();
  await play.click();
  await result.getByText("is in").waitFor();
  expect(await result.getByText("✓ passed").count()).toBe(8);
  expect(emulator.group("delivery")?.members).toEqual([ana]);
  await page.getByRole("link", { name: "Operators" }).click();
  await page.getByRole("row", { name: ana }).getByText("IMS").waitFor();
});

test("the journal is live, shows what was written with secrets masked, and is cleared; sessions end", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  const page = await room.page("journal");
  await page.getByText("No call yet.").waitFor();
  const tokens = await logon(emulator.url);
  await write(
    emulator.url,
    tokens,
    `<extAccount xtkschema="nms:extAccount" _key="@name" name="${name}" tenant="acme" clientSecret="@plain"/>`,
  );
  const row = page.getByRole("row", { name: /#Write/ });
  await row.getByText("write", { exact: true }).waitFor();
  expect(await row.textContent()).toContain("tenant");
  await row.getByText("Request").click();
  await page.locator("pre").waitFor();
  const request = await page.locator("pre").textContent();
  expect(request).toContain("tenant='acme'");
  expect(request).toContain("clientSecret='***'");

  await page.getByRole("button", { name: "Clear the journal" }).click();
  await page.getByText("No call yet.").waitFor();
  expect(emulator.journal()).toEqual([]);
  await page.getByRole("link", { name: "Sessions" }).click();
  await page.getByRole("cell", { name: "admin" }).waitFor();
  await page.getByRole("button", { name: "End all sessions" }).click();
  await page.getByText("No session is open.").waitFor();
  expect(emulator.sessions()).toBe(0);
});

test("faults are switched on, strike where they were told to, and are switched off", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  const page = await room.page("faults");
  const on = page.getByRole("form", { name: "Switch a fault on" });
  await on.getByLabel("Fault").selectOption("status");
  await on.getByLabel("When").selectOption("before");
  await on.getByLabel("Service").fill("xtk:session");
  await on.getByLabel("Method").fill("Logon");
  await on.getByLabel("From the n-th call on").fill("2");
  await on.getByLabel("How often").fill("3");
  await on.getByLabel("HTTP status").fill("502");
  await on.getByLabel("Delay in milliseconds").fill("1");
  await on.getByRole("button").click();
  await page.getByRole("cell", { name: "0 of 3" }).waitFor();
  expect(emulator.faults()[0]?.fault).toEqual({
    ...{ kind: "status", when: "before", times: 3, status: 502, delay: 1 },
    at: { service: "xtk:session", method: "Logon", nth: 2 },
  });
  expect((await logon(emulator.url)).reply.status).toBe(200);
  expect((await call(emulator.url, "xtk:session#Logon", "")).status).toBe(502);
  await page.getByRole("cell", { name: "1 of 3" }).waitFor();

  await page.getByRole("button", { name: "Switch all off" }).click();
  await page.getByText("No fault is on: ").waitFor();
  expect(emulator.faults()).toEqual([]);
  await on.getByLabel("HTTP status").fill("99");
  await on.getByRole("button").click();
  await page.getByText("Not done: This fault cannot be injected: 'status' is an HTTP status.").waitFor();
});

test("the clock goes forward, and sessions end with it", async () => {
  const room = await rooms.open();
  await logon(room.emulator.url);
  const page = await room.page();
  await page.getByText("1 open").waitFor();
  const clock = page.getByRole("form", { name: "Advance the clock" });
  await clock.getByLabel("Advance the clock by").fill("2");
  await clock.getByLabel("Unit").selectOption("days");
  await clock.getByRole("button").click();
  await page.getByText("0 open").waitFor();
  const shown = Date.parse((await page.locator("time").textContent())!.replace(" ", "T"));
  expect(Math.round((shown - Date.now()) / 3_600_000)).toBe(48);
  await page.getByText("The clock is 2 days further.").waitFor();
});

test("a server that is down, and one that started anew, are said", async () => {
  const room = await rooms.open();
  const page = await room.page();
  await room.emulator.stopListening();
  await page.getByText("The emulator does not answer").waitFor();
  await room.emulator.listenAgain();
  await page.getByRole("alert").waitFor({ state: "detached" });
  const { port } = room.emulator;
  await room.emulator.close();
  await rooms.open({ port });
  await page.getByText("The emulator has started anew: reload the page.").waitFor();
});
