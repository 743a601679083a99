import { describe, expect, it } from "vitest";
import { profileNames, startEmulator, type Emulator, type EmulatorOptions } from "../../../provider/emulator/index";
import { raw } from "./raw";
import { call, document, logon, packagesIn, string } from "./soap";

async function on<T>(options: EmulatorOptions, work: (emulator: Emulator) => Promise<T>): Promise<T> {
  const emulator = await startEmulator(options);
  try {
    return await work(emulator);
  } finally {
    await emulator.close();
  }
}

const entity = async (emulator: Emulator, pk: string) => {
  const parameters = string(pk) + string("") + string("false");
  return (await call(emulator.url, "xtk:persist#GetEntityIfMoreRecent", parameters, await logon(emulator.url))).body;
};

describe("every profile", () => {
  it.each(profileNames)("%s knows the IMS package and its account, and keeps its state", async (profile) => {
    await on({ profile, packageInstalled: true }, (emulator) => {
      expect(emulator.packages()).toContain(emulator.imsPackage);
      expect(emulator.account(emulator.imsAccount)).toMatchObject({ type: "42" });
      return Promise.resolve();
    });
  });
});

describe("v7-french", () => {
  it("has the same names and other labels", () =>
    on({ profile: "v7-french" }, async (emulator) => {
      const tokens = await logon(emulator.url);
      expect(tokens.reply.body).toContain("locale='fr'");
      const catalogue = (await call(emulator.url, "xtk:builder#GetDbParams", "", tokens)).body;
      expect(catalogue).toContain("label='Intégration à Adobe Experience Cloud'");
      expect(catalogue).toContain("name='imsIntegration'");
      expect(catalogue).not.toContain("Integration with");
      emulator.installPackage(emulator.imsPackage);

      const schema = await entity(emulator, "xtk:schema|nms:extAccount");
      expect(schema).toContain("label='Masque d&apos;association' name='imsRightsMask'");
      expect(schema).toContain("label='Mails rebonds' name='bounces'");
      expect(schema).not.toContain("Association mask");
      const form = await entity(emulator, "xtk:form|nms:extAccount");
      expect(form).toContain("<input label='Serveur de rappel' xpath='@callbackServer'/>");
      expect(emulator.account("defaultEmailBulk")?.label).toBe("Diffusion email interne");
    }));

  it("logs an installation in French", () =>
    on({ profile: "v7-french", installationPolls: 0 }, async (emulator) => {
      const tokens = await logon(emulator.url);
      const packages = '<packages><package namespace="nms" name="coupon" enabled="1"/></packages>';
      const soapCall = `<soapCall name="InstallVendorPackages" service="xtk:builder"><param>${packages}</param></soapCall>`;
      const parameters = document("<builder/>") + document(soapCall);
      const { body } = await call(emulator.url, "xtk:jobInterface#SubmitSoapCall", parameters, tokens);
      const job = /<pstrId[^>]*>([^<]+)</.exec(body)?.[1] ?? "";
      const status = await call(emulator.url, "xtk:job#GetStatus", string(job), tokens);
      expect(status.body).toContain("Installation des packages réussie.");
    }));
});

describe("v7-old", () => {
  it("lacks methods, and says so", () =>
    on({ profile: "v7-old", tokens: [{ token: "t", operator: "admin" }] }, async (emulator) => {
      const tokens = await logon(emulator.url);
      expect(tokens.reply.body).toContain("releaseName='20.3'");
      for (const action of [
        "xtk:session#BearerTokenLogon",
        "xtk:session#EncryptPassword",
        "xtk:persist#EncryptPassword",
        "xtk:session#GetModifiedEntities",
        "xtk:jobInterface|xtk:builder#SubmitSoapCall",
        "xtk:jobInterface|xtk:job#GetStatus",
      ]) {
        const [service, method] = action.split("#");
        const { fault } = await call(emulator.url, action, string("t"), tokens);
        expect(fault?.text).toBe(`SOP-330006 The method '${method}' is not defined in SOAP service '${service}'.`);
      }
      expect(await entity(emulator, "xtk:schema|xtk:session")).not.toContain("EncryptPassword");
      expect((await raw(emulator.url, "xtk:session#GetUserInfo", "", { bearer: "t" })).body).toMatch(/^XSV-350008/);
    }));

  it("lacks the product context, in schema, form, rows and queries", () =>
    on({ profile: "v7-old", packageInstalled: true }, async (emulator) => {
      expect(emulator.account(emulator.imsAccount)).not.toHaveProperty("productContext");
      expect(await entity(emulator, "xtk:schema|nms:extAccount")).not.toContain("productContext");
      expect(await entity(emulator, "xtk:form|nms:extAccount")).not.toContain("productContext");
      const query =
        '<queryDef schema="nms:extAccount" operation="select"><select><node expr="@productContext"/></select></queryDef>';
      const reply = await call(emulator.url, "xtk:queryDef#ExecuteQuery", document(query), await logon(emulator.url));
      expect(reply.fault?.detail).toContain("XTK-170036");
    }));

  it("tells no version at /r/test", () =>
    on({ profile: "v7-old" }, async ({ url }) => {
      const text = await (await fetch(`${url}/r/test`)).text();
      expect(text).toContain("build='9219'");
      expect(text).not.toContain("version=");
    }));
});

describe("v8", () => {
  const options: EmulatorOptions = {
    profile: "v8",
    tokens: [{ token: "t", operator: "admin" }],
    operators: [{ name: "monitoring", password: "m", rights: [] }],
  };

  it("refuses native logon but for monitoring, and takes IMS tokens", () =>
    on(options, async ({ url }) => {
      expect((await logon(url)).reply).toMatchObject({ status: 403 });
      expect((await logon(url, "monitoring", "m")).reply.status).toBe(200);
      const { body } = await raw(url, "xtk:session#GetUserInfo", "", { bearer: "t" });
      expect(body).toContain("login-right right='admin'");
      expect(body).toContain("<installed-package name='imsIntegration' namespace='emu'/>");
      const exchanged = await call(url, "xtk:session#BearerTokenLogon", string("t"));
      expect(exchanged.body).toContain("releaseName='8.6.1'");
      expect(packagesIn(exchanged)).toContain("emu:imsIntegration");
      expect(await (await fetch(`${url}/r/test`)).text()).toContain("version='8.6.1'");
    }));

  it("tells what was modified since a client asked last", () =>
    on(options, async ({ url }) => {
      const ask = async (attributes: string) => {
        const cache = `<cache ${attributes}><xtk:option xmlns:xtk="urn:xtk:option"/></cache>`;
        return (await raw(url, "xtk:session#GetModifiedEntities", document(cache), { bearer: "t" })).body;
      };
      const first = await ask("");
      expect(first).toContain("<cache buildNumber='9650'");
      expect(first).not.toContain("entityCache");
      const time = /time='([^']+)'/.exec(first)?.[1];
      const option = document('<option xmlns="" xtkschema="xtk:option" name="fresh" stringValue="x"/>');
      await raw(url, "xtk:persist#Write", option, { bearer: "t" });
      const second = await ask(`buildNumber="9650" lastModified="${time}"`);
      expect(second.match(/pk='[^']+'/g)).toEqual(["pk='xtk:option|fresh'"]);
      expect(await ask('buildNumber="9000" lastModified="2020-01-01T00:00:00Z"')).toContain("emptyCache='true'");
    }));

  it("comes with an account that Adobe has filled in", () =>
    on(options, (emulator) => {
      const account = emulator.account(emulator.imsAccount);
      expect(account).toMatchObject({ name: "Adobe_Experience_Cloud", active: "1", tenant: "managed" });
      expect(emulator.decrypt(account?.clientSecret ?? "")).toBe("managed-by-adobe");
      return Promise.resolve();
    }));
});
