/** `npm run screenshots`: makes the pictures of the emulator's page in docs/images anew. */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import type { startEmulator as Start } from "../provider/emulator/index.ts";
import { startChromium } from "./chromium.mts";
import { root } from "./paths.mts";

const { startEmulator } = createRequire(import.meta.url)(join(root, "dist/emulator/index.js")) as {
  startEmulator: typeof Start;
};
const folder = join(root, "docs", "images");
const account = {
  active: "1",
  imsServer: "https://ims-na1.adobelogin.com",
  userScope: "openid,AdobeID,session,read_organizations",
  clientId: "Campaign1-acme",
  clientSecret: "shown nowhere",
  callbackServer: "https://dev.campaign.example.com",
  imsOrgId: "0123456789ABCDEF01234567@AdobeOrg",
  imsRightsMask: "Campaign - acme - (.*)",
  server: "https://marketing.adobe.com",
  tenant: "acme",
};

/** A few calls for the journal, as a deployment makes them. */
async function makeCalls(url: string): Promise<void> {
  const call = async (action: string, parameters: string, token = "", security = "") => {
    const [service = "", method = ""] = action.split("#");
    const response = await fetch(`${url}/nl/jsp/soaprouter.jsp`, {
      method: "POST",
      headers: { soapaction: action, "x-security-token": security },
      body:
        '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>' +
        `<m:${method} xmlns:m="urn:${service}"><sessiontoken>${token}</sessiontoken>${parameters}</m:${method}>` +
        "</SOAP-ENV:Body></SOAP-ENV:Envelope>",
    });
    return response.text();
  };
  const reply = await call("xtk:session#Logon", "<p>deployer</p><p>deployer</p><parameters/>");
  const [, token = ""] = /<pstrSessionToken[^>]*>([^<]*)</.exec(reply) ?? [];
  const [, security = ""] = /<pstrSecurityToken[^>]*>([^<]*)</.exec(reply) ?? [];
  const select =
    '<p><queryDef schema="nms:extAccount" operation="select"><select><node expr="@name"/></select></queryDef></p>';
  const write = (set: string) =>
    `<p><extAccount xtkschema="nms:extAccount" _operation="update" _key="@name" name="Adobe_Marketing_Cloud" ${set}/></p>`;
  await call("xtk:queryDef#ExecuteQuery", select, token, security);
  await call(
    "xtk:persist|xtk:session#Write",
    write('imsRightsMask="Campaign - acme - (.*)" tenant="acme"'),
    token,
    security,
  );
  await call("xtk:queryDef#ExecuteQuery", select, token, security);
  await call("xtk:persist|xtk:session#Write", write('unknown="1"'), token, security);
}

const emulator = await startEmulator({
  user: "deployer",
  password: "deployer",
  instanceName: "acme_dev",
  packageInstalled: true,
  people: [{ email: "ana@example.com", profiles: ["Campaign - acme - delivery"] }],
});
const browser = await startChromium();
try {
  mkdirSync(folder, { recursive: true });
  emulator.edit({ set: account, operator: "deployer" });
  await makeCalls(emulator.url);
  emulator.restart();
  const open = async (section: string, colorScheme: "light" | "dark", height = 720) => {
    const page = await browser.newPage({ viewport: { width: 1100, height }, colorScheme });
    await page.goto(`${emulator.url}/#${section}`);
    await page.getByRole("heading", { level: 2 }).waitFor();
    await page.getByText("acme_dev ·").waitFor();
    return page;
  };
  const save = async (page: Awaited<ReturnType<typeof open>>, name: string) => {
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
  };

  await save(await open("accounts", "light"), "account");
  await save(await open("journal", "dark"), "journal-dark");

  emulator.edit({ set: { imsRightsMask: "Campaign – acme - (.*)" } });
  emulator.restart();
  const signIn = await open("sign-in", "light", 960);
  await signIn.getByRole("button", { name: "Sign in with an Adobe ID" }).click();
  await signIn.getByText("does not get in").waitFor();
  await save(signIn, "sign-in-refused");
} finally {
  await browser.close();
  await emulator.close();
}
