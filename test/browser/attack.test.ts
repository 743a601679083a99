/** Another web page, open in the same browser, reads nothing of the emulator and changes nothing. */
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { account, BrowserRoom, openDetails } from "../support/browser-room.ts";
import { exchange } from "../unit/emulator/raw.ts";

const rooms = BrowserRoom.use();

/** A server of somebody else; its origin differs from the emulator's in the port alone. */
async function elsewhere(markup = ""): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(`<!doctype html><title>elsewhere</title>${markup}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const soap = (method: string, parameters: string) =>
  '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>' +
  `<m:${method} xmlns:m="urn:xtk:session"><sessiontoken/>${parameters}</m:${method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`;
const logon = soap("Logon", "<p>admin</p><p>admin</p><parameters/>");

const tokenOf = async (url: string) => /name="page-token" content="([^"]+)"/.exec(await (await fetch(url)).text())![1]!;

test("a page of another origin can neither read nor write, not even knowing the token", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  emulator.edit({ set: account });
  const before = JSON.stringify([emulator.snapshot(), emulator.journal(), emulator.sessions()]);
  const tab = await room.tab();
  await tab.goto(await elsewhere());
  const tried = await tab.evaluate(
    async ({ url, token, logon }) => {
      const attempt = async (path: string, init?: RequestInit) => {
        try {
          const answer = await fetch(url + path, init);
          return `${answer.type} ${(await answer.text()).length}`;
        } catch {
          return "failed";
        }
      };
      const edit = JSON.stringify({ set: { tenant: "evil" } });
      const [post, headers] = ["POST", { "x-emulator-page": token, "content-type": "application/json" }];
      return Promise.all([
        attempt("/"),
        attempt("/page/view"),
        attempt("/page/view", { headers }),
        attempt("/page/actions/edit", { method: post, headers, body: edit }),
        attempt("/page/actions/edit", { method: post, mode: "no-cors", body: edit }),
        attempt("/page/actions/restart", { method: post, mode: "no-cors", headers: { "content-type": "text/plain" } }),
        attempt("/", { mode: "no-cors" }),
        attempt("/nl/jsp/soaprouter.jsp", { method: post, mode: "no-cors", body: logon }),
        attempt("/nl/jsp/soaprouter.jsp", { method: post, body: logon }),
      ]);
    },
    { url: emulator.url, token: await tokenOf(emulator.url), logon },
  );
  // What is opaque cannot be read.
  expect(tried.filter((each) => each !== "failed" && each !== "opaque 0")).toEqual([]);

  await tab.evaluate((url) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "POST", action: `${url}/page/actions/restart`, enctype: "text/plain" });
    document.body.append(form);
    form.submit();
  }, emulator.url);
  await tab.waitForURL(/\/page\/actions\/restart$/);
  expect(JSON.stringify([emulator.snapshot(), emulator.journal(), emulator.sessions()])).toBe(before);
});

test("it cannot show the page in a frame, nor load its parts", async () => {
  const room = await rooms.open();
  const tab = await room.tab();
  const loaded: string[] = [];
  tab.on("response", (response) => loaded.push(`${response.status()} ${new URL(response.url()).pathname}`));
  const { url } = room.emulator;
  await tab.goto(
    await elsewhere(
      `<iframe src="${url}/"></iframe><script src="${url}/page/app.js"></script><link rel="stylesheet" href="${url}/page/app.css">`,
    ),
    { waitUntil: "load" },
  );
  // The one that is answered is the page itself; its parts are refused, or not even given to it.
  expect(loaded.filter((each) => each.startsWith("200"))).toEqual(["200 /"]);
  expect(await tab.frames()[1]?.content()).not.toContain("Adobe Campaign");
});

test("a link to the page may be followed", async () => {
  const room = await rooms.open();
  const tab = await room.tab();
  await tab.goto(await elsewhere(`<a href="${room.emulator.url}/">the console</a>`));
  await tab.getByRole("link").click();
  await tab.getByText("Latest calls").waitFor();
});

test("a name that was made to lead here is not the page's, whatever asks by it", async () => {
  const room = await rooms.open();
  const { emulator } = room;
  const tab = await room.tab();
  const evil = `http://evil.test:${emulator.port}`;
  expect((await tab.goto(`${evil}/`))?.status()).toBe(403);
  expect(await tab.content()).not.toContain(await tokenOf(emulator.url));

  // What runs there has the origin of that name, and asks without any limit of the browser.
  const tried = await tab.evaluate(
    async ({ token, logon }) => {
      const headers = { "x-emulator-page": token, "content-type": "application/json" };
      const statuses = [
        fetch("/"),
        fetch("/page/app.js"),
        fetch("/page/view", { headers }),
        fetch("/page/actions/restart", { method: "POST", headers, body: "{}" }),
        fetch("/nl/jsp/soaprouter.jsp", { method: "POST", body: logon }),
      ];
      return (await Promise.all(statuses)).map(({ status }) => status);
    },
    { token: await tokenOf(emulator.url), logon },
  );
  expect(tried).toEqual([403, 403, 403, 403, 403]);
  expect(emulator.sessions()).toBe(0);
});

test("each guard stands alone: host, origin, site, token, kind of body, and which actions there are", async () => {
  const { emulator } = await rooms.open();
  const { url, port } = emulator;
  const token = await tokenOf(url);
  const good = { host: `127.0.0.1:${port}`, "x-emulator-page": token, "content-type": "application/json" };
  const statusOf = async (headers: Record<string, string>, path = "/page/actions/clear-faults") =>
    (await exchange(`${url}${path}`, "POST", headers, "{}")).status;
  expect(await statusOf(good)).toBe(200);
  for (const host of [`localhost:${port}`, `[::1]:${port}`]) expect(await statusOf({ ...good, host })).toBe(200);
  expect(await statusOf({ ...good, origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" })).toBe(200);

  for (const host of ["127.0.0.1", `127.0.0.1:${port + 1}`, `evil.test:${port}`, `127.0.0.1.evil.test:${port}`])
    expect([host, await statusOf({ ...good, host })]).toEqual([host, 403]);
  for (const origin of ["null", "http://evil.test", `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`])
    expect([origin, await statusOf({ ...good, origin })]).toEqual([origin, 403]);
  for (const site of ["cross-site", "same-site"])
    expect([site, await statusOf({ ...good, "sec-fetch-site": site })]).toEqual([site, 403]);
  const without = { host: good.host, "content-type": good["content-type"] };
  for (const headers of [without, { ...good, "x-emulator-page": token.slice(1) }, { ...good, "x-emulator-page": "" }])
    expect(await statusOf(headers)).toBe(403);
  expect(await statusOf({ ...good, "content-type": "text/plain" })).toBe(415);
  for (const action of ["snapshot", "restore", "stop-listening", "tokens", "operators", "security", "constructor"])
    expect([action, await statusOf(good, `/page/actions/${action}`)]).toEqual([action, 400]);
});

test("nothing allows another origin, and nothing inline may run", async () => {
  const { emulator } = await rooms.open();
  const token = await tokenOf(emulator.url);
  for (const path of ["/", "/page/app.js", "/page/app.css", "/page/view", "/page/nothing"]) {
    const { headers } = await fetch(emulator.url + path, { headers: { "x-emulator-page": token } });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
  }
  const markup = await (await fetch(emulator.url)).text();
  expect(markup).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|https?:/);
});

test("with --no-page there is nothing", async () => {
  const { emulator } = await rooms.open({ page: false });
  for (const path of ["/", "/page/app.js", "/page/view"]) expect((await fetch(emulator.url + path)).status).toBe(404);
});

test("what an instance holds is text in every section", async () => {
  const evil = `<img src=x onerror="document.title='hacked'">`;
  const room = await rooms.open({
    packageInstalled: true,
    instanceName: evil,
    groups: [{ name: `g ${evil}`, label: evil, description: evil, rights: [evil] }],
    namedRights: [{ name: evil, label: evil }],
    operators: [{ name: evil, rights: [] }],
    people: [{ email: `${evil}@example.com`, profiles: [evil] }],
  });
  const { emulator } = room;
  emulator.edit({ set: { ...account, label: evil, imsRightsMask: `${evil}(.*)`, userScope: `</textarea>${evil}` } });
  emulator.addMember({ group: "delivery", operator: evil });
  emulator.inject({ kind: "fault", text: evil, at: { service: evil, method: evil } });
  emulator.restart();
  await new Promise<void>((resolve) => {
    const headers = { soapaction: `${evil}#${evil}` };
    send(`${emulator.url}/nl/jsp/soaprouter.jsp`, { method: "POST", headers }, (answer) =>
      answer.resume().on("end", resolve),
    ).end(evil);
  });
  const tab = await room.tab();
  await tab.goto(emulator.url);
  await tab.getByText("Latest calls").waitFor();
  for (const link of await tab.getByRole("navigation").getByRole("link").all()) {
    await link.click();
    await openDetails(tab);
    expect(await tab.locator("img, main script, main iframe").count()).toBe(0);
  }
  await tab.getByRole("link", { name: "Sign in with an Adobe ID" }).click();
  await tab.getByRole("button", { name: "Sign in with an Adobe ID" }).click();
  await tab.getByRole("region", { name: "Result of the sign-in" }).waitFor();
  expect(await tab.getByRole("region", { name: "Result of the sign-in" }).textContent()).toContain(evil);
  expect(await tab.locator("img").count()).toBe(0);
  expect(await tab.title()).toBe("Sign in with an Adobe ID · Adobe Campaign emulator");
});
