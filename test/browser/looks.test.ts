/** The page is quick and small, works by keyboard and without a network, and for everybody, in light and in dark. */
import { source as axe } from "axe-core";
import { expect, test } from "vitest";
import { account, ana, BrowserRoom, openDetails } from "../support/browser-room.ts";
import { logon, write } from "../unit/emulator/soap.ts";

const rooms = BrowserRoom.use();

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

test.each(["light", "dark"] as const)("axe-core finds nothing in any section, in %s", async (colorScheme) => {
  const room = await rooms.open();
  const { emulator } = room;
  emulator.edit({ set: account });
  const tokens = await logon(emulator.url);
  await write(
    emulator.url,
    tokens,
    '<extAccount xtkschema="nms:extAccount" _key="@name" name="Adobe_Marketing_Cloud" tenant="acme"/>',
  );
  await logon(emulator.url, "nobody", "wrong");
  emulator.inject({ kind: "reset" });
  emulator.addMember({ group: "delivery", operator: ana });
  const page = await room.page("overview", { colorScheme });
  await page.evaluate(axe);
  const seen = new Set<string>();
  const check = async (state: string) => {
    seen.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
      return (await axe.run()).violations;
    });
    expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  };
  for (const link of await page.getByRole("navigation").getByRole("link").all()) {
    await link.click();
    await page.getByRole("heading", { level: 2, name: (await link.textContent())!, exact: true }).waitFor();
    await openDetails(page);
    await check((await link.textContent())!);
  }
  // Both answers: somebody who does not get in, and a refusal.
  await page.getByRole("link", { name: "Sign in with an Adobe ID" }).click();
  await page.getByRole("button", { name: "Sign in with an Adobe ID" }).click();
  await page.getByText("does not get in").waitFor();
  await check("refused sign-in");
  await page.getByRole("button", { name: "Restart the server" }).click();
  await page.getByRole("button", { name: "Sign in with an Adobe ID" }).click();
  await page.getByText("is in").waitFor();
  await check("sign-in");
  expect([...seen]).toEqual([colorScheme === "dark" ? "rgb(16, 20, 24)" : "rgb(246, 247, 249)"]);
});

test("an account is edited and a sign-in played with the keyboard alone", async () => {
  const room = await rooms.open();
  room.emulator.edit({ set: { ...account, active: "0" } });
  room.emulator.restart();
  const page = await room.page();
  const tabTo = async (text: string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
        return (label ?? element)?.textContent ?? "";
      });
      if (at.trim() === text) return;
    }
    throw new Error(`The key Tab does not lead to '${text}'.`);
  };
  await tabTo("External accounts");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "External accounts" }).waitFor();
  // The new section is where the next Tab goes on from.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
  await tabTo("Enabled");
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth)).toBe("3px");
  await page.keyboard.press("Space");
  await tabTo("Tenant");
  await page.keyboard.type("acme");
  await page.keyboard.press("Enter");
  await page.getByText("active, tenant changed by j.doe").waitFor();
  await page.keyboard.press("Shift+Tab");
  for (let presses = 0; presses < 60 && (await focused()) !== "Restart the server"; presses++)
    await page.keyboard.press("Shift+Tab");
  async function focused() {
    return page.evaluate(() => document.activeElement?.textContent ?? "");
  }
  await page.keyboard.press("Enter");
  await page.getByText("The server has started anew").waitFor();
  await page.keyboard.press("Shift+Tab");
  for (let presses = 0; presses < 60 && (await focused()) !== "Sign in with an Adobe ID"; presses++)
    await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "Sign in with an Adobe ID" }).waitFor();
  await tabTo("Adobe ID (e-mail)");
  await page.keyboard.press("Enter");
  await page.getByText(`${ana} is in`).waitFor();
});

test("all of it is 60 kB at most, and nothing comes from elsewhere", async () => {
  const room = await rooms.open();
  const tab = await room.tab();
  const asked: string[] = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.goto(room.emulator.url);
  await tab.getByText("Latest calls").waitFor();
  const urls = asked.filter((each) => !each.startsWith("data:"));
  expect(urls.filter((each) => !each.startsWith(`${room.emulator.url}/`))).toEqual([]);
  const files = urls.filter((each) => !each.includes("/page/view"));
  expect(files.map((each) => new URL(each).pathname).sort()).toEqual(["/", "/page/app.css", "/page/app.js"]);
  const sizes = await Promise.all(files.map(async (each) => (await (await fetch(each)).arrayBuffer()).byteLength));
  expect(sizes.reduce((sum, each) => sum + each)).toBeLessThan(60_000);
});

test("calls of the page are no calls of the instance", async () => {
  const room = await rooms.open();
  room.emulator.inject({ kind: "status", times: 9 });
  await room.page("journal");
  expect(room.emulator.journal()).toEqual([]);
  expect(room.emulator.faults()[0]?.hits).toBe(0);
});

test("an instance with very much in it is shown in part, and says so", async () => {
  const room = await rooms.open({ groups: 2000, accounts: 400 });
  const page = await room.page("groups");
  await page.getByText(/^200 of 20\d\d are shown\.$/).waitFor();
  await page.getByRole("link", { name: "External accounts" }).click();
  await page.getByText(/^200 of 40\d are shown\.$/).waitFor();
  await page.getByText("Adobe_Marketing_Cloud").waitFor();
});
