import { describe, expect, it } from "vitest";

import { Pseudonyms } from "../../../provider/recording/pseudonyms";
import { fault, redacted } from "./redacted";

const query = (schema: string, where = "@id > 0") =>
  `<d><queryDef schema="${schema}" operation="select"><where><condition expr="${where}"/></where></queryDef></d>`;
const select = (schema: string, rows: string, where?: string) => ({
  action: "xtk:queryDef#ExecuteQuery",
  in: query(schema, where),
  out: `<o><rows>${rows}</rows></o>`,
});

describe("what is a customer's", () => {
  it("is replaced in a row of an account, and what answers questions stays", () => {
    const { answered } = redacted(
      select(
        "nms:extAccount",
        '<extAccount id="1816" type="42" active="1" httpRelayTarget="false" name="Adobe_Marketing_Cloud" label="MAC" lastModified="2022-09-16 07:42:37.469Z"' +
          ' provider="Snowflake" timezone="_server_" timezoneName="Europe/Paris" imsServer="ims-na1.adobelogin.com" callbackServer="https://zebra.example.org/"' +
          ' clientId="Zebra-7" tenant="zebra" imsOrgId="0A1B2C3D4E5F6A7B8C9D0E1F@AdobeOrg" imsRightsMask="CampaignV6 - zebra - (.*)" port="8443"' +
          ' userScope="openid,AdobeID,zebra_scope" productContext="dma_campaign" server="zebra.example.org:443" account="zebra"' +
          ' modifiedBy-id="1059" new="Zebra" newNumber="12" newDate="2022-09-16"><modifiedBy name="jzebra" label="Jane Zebra"/></extAccount>',
      ),
    );
    expect(answered).not.toMatch(/zebra|jane|0A1B2C/i);
    for (const kept of [
      'id="1816" type="42" active="1" httpRelayTarget="false" name="Adobe_Marketing_Cloud" label="MAC" lastModified="2022-09-16 07:42:37.469Z"',
      'provider="Snowflake" timezone="_server_" timezoneName="Europe/Paris" imsServer="ims-na1.adobelogin.com"',
      'productContext="dma_campaign"',
      'modifiedBy-id="1059"',
      'newNumber="12" newDate="2022-09-16"',
    ])
      expect(answered).toContain(kept);
    expect(answered).toMatch(/callbackServer="https:\/\/host-z\w{8}\.example\/"/);
    expect(answered).toMatch(/imsRightsMask="CampaignV6 - [a-z]+-z\w{8} - \(\.\*\)"/);
    expect(answered).toMatch(
      /userScope="openid,AdobeID,word-z\w{8}_word-z\w{8}"|userScope="openid,AdobeID,\w+-z\w{8}_scope"/,
    );
    expect(answered).toMatch(/imsOrgId="ORGANIZATION[0-9A-F]{12}@AdobeOrg"/);
  });

  it("is replaced by the same in every place", () => {
    const names = new Pseudonyms();
    const row = '<extAccount tenant="zebra" label="MAC zebra" imsRightsMask="Campaign - zebra - (.*)"/>';
    const { answered } = redacted(select("nms:extAccount", row), names);
    expect(new Set(answered.match(/[a-z]+-z[0-9a-f]{8}/g)?.filter((each) => !each.startsWith("token"))).size).toBe(1);
  });

  it("is a whole row where rows are somebody's data: even its numbers", () => {
    const { answered, asked } = redacted(
      select(
        "nms:recipient",
        '<recipient id="7" lastName="Roe" age="44" city="Ulm" email="j@roe.de" folder-id="3">hello</recipient>',
        "@lastName = 'Marketing'",
      ),
    );
    expect(answered).not.toMatch(/Roe|"44"|Ulm|hello/);
    expect(answered).toContain('id="7"');
    expect(asked).not.toContain("Marketing");
  });

  it("is who works with the instance, but not what the product calls its own operators", () => {
    const { answered } = redacted(
      select(
        "xtk:operator",
        '<operator name="jroe" label="Jane Roe" email="jane@roe.de" mobilePhone="491711234567"/><operator name="admin" label="Administrator"/>',
      ),
    );
    expect(answered).not.toMatch(/roe|49171/i);
    expect(answered).toContain('<operator name="admin" label="Administrator"/>');
  });

  it("is its instance, in session info and in the redirection test", () => {
    const { answered } = redacted({
      action: "xtk:session#Logon",
      in: "<l>jroe</l><p>x</p>",
      out:
        '<t>T</t><i><sessionInfo><serverInfo instanceName="zebra_prod" databaseId="uFE80zebra" releaseName="7.4.1" buildNumber="9383" commitId="f5f3ec3"/>' +
        '<userInfo login="jroe" loginCS="Jane Roe (jroe)" homeDir="/home/jroe"><login-right right="admin"/><login-right right="zebraRight"/>' +
        '<installed-package name="core" namespace="nms"/><installed-package name="zebraForms" namespace="zeb"/></userInfo></sessionInfo></i><s>S</s>',
    });
    expect(answered).not.toMatch(/zeb|roe/i);
    for (const kept of [
      'releaseName="7.4.1" buildNumber="9383" commitId="f5f3ec3"',
      'right="admin"',
      'name="core" namespace="nms"',
    ])
      expect(answered).toContain(kept);
    const redir =
      "<redir status='OK' build='9236' instance='zebra_prod' sourceIP='193.104.215.11' host='zebra.campaign.adobe.com' localHost='zebra1'/>";
    expect(redacted({ reply: redir }).answered).toMatch(
      /<redir status="OK" build="9236" instance="instance-z\w+" sourceIP="ip-z\w+" host="host-z\w+\.example" localHost="host-z\w+\.example"\/>/,
    );
  });

  it("is its own packages, and not the product's in any language", () => {
    const catalogue =
      '<p><dbcnx server="db.zebra.local" login="zebra" dbName="zebra"/><package namespace="nms" name="campaign" label="Campagne et gestion" enabled="true"/>' +
      '<package namespace="zeb" name="zebraForms" label="Forms of Zebra Inc"/><package namespace="zeb" name="imsIntegration" label="Integration with the Adobe Experience Cloud"/></p>';
    const { answered } = redacted({ action: "xtk:builder#GetDbParams", out: catalogue });
    expect(answered).not.toMatch(/zeb/i);
    expect(answered).toContain('label="Campagne et gestion"');
    expect(answered).toMatch(
      /namespace="namespace-z\w{8}" name="imsIntegration" label="Integration with the Adobe Experience Cloud"/,
    );
  });

  it("is what a fault quotes, unless it was asked or is the product's", () => {
    const names = new Pseudonyms();
    names.of("operator", "jane.roe");
    const { answered } = redacted(
      {
        ...select("nms:extAccount", "", "@nmae = 1"),
        reply: fault(
          "XTK-170036 Unable to parse expression '@nmae = 1'. L'opérateur n'a pas 'Zebra plan' in 'nms:extAccount', says jane.roe at zebra.example.org",
          "mail j@zebra.de from 10.1.2.3 and fe80::1:2, file /home/zebra/x.js, https://zebra.com/a?b=c",
        ),
      },
      names,
    );
    expect(answered).not.toMatch(/zebra|roe|10\.1\.2\.3|fe80/i);
    expect(answered).toContain("XTK-170036 Unable to parse expression '@nmae = 1'. L'opérateur n'a pas '");
    expect(answered).toContain("in 'nms:extAccount', says operator-z");
  });

  it("is code, and is not the product's schemas and forms", () => {
    const entity = (pk: string, out: string) =>
      redacted({ action: "xtk:persist#GetEntityIfMoreRecent", in: `<pk>${pk}</pk>`, out: `<d>${out}</d>` }).answered;
    const form =
      '<form label="Compte externe"><input xpath="@clientSecret" label="Secret du client IMS" type="password"/><help>Voir zebra@zebra.com</help></form>';
    expect(entity("xtk:form|nms:extAccount", form)).toContain(
      '<input xpath="@clientSecret" label="Secret du client IMS" type="password"/>',
    );
    expect(entity("xtk:form|nms:extAccount", form)).not.toContain("zebra");
    expect(entity("xtk:javascript|zeb:lib.js", "<javascript><data>var zebra = 1</data></javascript>")).not.toContain(
      "zebra",
    );
  });

  it("is not what the user says", () => {
    const names = new Pseudonyms(new Set(["zeb", "zebraForms"]));
    const { answered } = redacted(
      { action: "xtk:builder#GetDbParams", out: '<p><package namespace="zeb" name="zebraForms"/></p>' },
      names,
    );
    expect(answered).toContain('namespace="zeb" name="zebraForms"');
  });
});

describe("a pseudonym", () => {
  it("never spells what it replaces, however short that is", () => {
    for (let round = 0; round < 200; round++) {
      const names = new Pseudonyms();
      for (let number = 0; number < 5; number++)
        expect(names.of("namespace", `zeb${number}`)).toMatch(/-z\d[0-9a-f]{7}$/);
    }
  });
});
