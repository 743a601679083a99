import { describe, expect, it } from "vitest";

import { Pseudonyms } from "../../../provider/recording/pseudonyms";
import { fault, type Given, redacted } from "./redacted";

const secret = "hunter22-canary";
const extAccount = (attributes: string) => `<extAccount xtkschema="nms:extAccount" name="x" ${attributes}/>`;
const write = (document: string): Given => ({ action: "xtk:persist|xtk:session#Write", in: `<doc>${document}</doc>` });

describe("a secret", () => {
  it.each<[string, Given]>([
    [
      "of a logon",
      { action: "xtk:session#Logon", in: `<login>admin</login><password>${secret}</password><parameters/>` },
    ],
    [
      "of a logon whose parameters have no names",
      { action: "xtk:session#Logon", in: `<p>admin</p><p>${secret}</p><p/>` },
    ],
    ["of an exchanged token", { action: "xtk:session#BearerTokenLogon", in: `<a>${secret}</a>` }],
    ["that is encrypted", { action: "xtk:session#EncryptPassword", in: `<a>${secret}</a>` }],
    ["that was encrypted", { action: "xtk:persist#EncryptPassword", out: `<a>${secret}</a>` }],
    ["of a decryption that nobody documents", { action: "xtk:session#DecryptSomething", out: `<a>${secret}</a>` }],
    [
      "of a test of an account",
      { action: "nms:extAccount#TestAccount", in: `<param>3</param><param>${secret}</param>` },
    ],
    ["of a session in its header", { headers: ["X-Session-Token", secret] }],
    ["of a cookie", { headers: ["Cookie", `__sessiontoken=${secret}; ${secret}=1`] }],
    ["of a bearer", { headers: ["Authorization", `Bearer ${secret}`] }],
    ["in a header of which nothing is known", { headers: ["X-Acme-Stuff", secret] }],
    ["of basic authentication", { headers: ["Authorization", secret] }],
    ["of a session in an address", { url: `/nl/jsp/x.jsp?__sessiontoken=${secret}&amp=${secret}` }],
    ["as an attribute", write(extAccount(`clientSecret="${secret}"`))],
    [
      "as an attribute of anything",
      write(`<a xtkschema="xtk:x"><b password="${secret}" awsKey="${secret}" accessToken="${secret}"/></a>`),
    ],
    ["as an element", write(`<a xtkschema="xtk:x"><password>${secret}</password></a>`)],
    ["as CDATA", write(`<a xtkschema="xtk:x"><password><![CDATA[${secret}]]></password></a>`)],
    [
      "inside a secret element",
      write(`<a xtkschema="xtk:x"><credentials><x y="${secret}">${secret}</x></credentials></a>`),
    ],
    ["as a named parameter", write(`<a xtkschema="xtk:x"><param name="password" value="${secret}"/></a>`)],
    ["as an option", write(`<option xtkschema="xtk:option" name="XtkSecretKey" stringValue="${secret}"/>`)],
    ["as an option that is read", { action: "xtk:session#GetOption", in: "<n>XtkKey</n>", out: `<v>${secret}</v>` }],
    ["of any option", { action: "xtk:session#GetOption", in: "<n>AcmeStuff</n>", out: `<v>${secret}</v>` }],
    ["as an element of XML in a text", write(`<a xtkschema="xtk:x"><data><![CDATA[<x y="${secret}"/>]]></data></a>`)],
    ["in an unknown attribute", write(extAccount(`whatever="${secret}"`))],
    ["in a comment", write(`<a xtkschema="xtk:x"><!-- ${secret} --><?pi ${secret}?></a>`)],
    [
      "of a token endpoint",
      { bodyType: "application/x-www-form-urlencoded", body: `client_secret=${secret}&code=${secret}` },
    ],
    [
      "in JSON",
      {
        replyType: "application/json",
        reply: JSON.stringify({ access_token: secret, a: [{ b: secret }], [secret]: 1 }),
      },
    ],
    ["in a page", { replyType: "text/html", reply: `<html><body>${secret}</body></html>` }],
    ["in a broken document", { reply: `<a password="${secret}">` }],
    ["in plain text", { replyType: "text/plain", reply: `Your password is ${secret}` }],
    ["in a document type", { reply: `<!DOCTYPE a [<!ENTITY b "${secret}">]><a>&b;</a>` }],
    ["in another charset", { reply: `<a password="${secret}"/>`, replyType: "text/xml;charset=utf-16le" }],
    [
      "under another name",
      {
        action: "xtk:queryDef#ExecuteQuery",
        in: '<d><queryDef schema="nms:extAccount"><select><node expr="@clientSecret" alias="@type"/></select></queryDef></d>',
        out: `<o><extAccount-collection><extAccount type="${secret}"/></extAccount-collection></o>`,
      },
    ],
    [
      "quoted by a fault",
      { action: "xtk:session#Logon", in: `<l>admin</l><p>${secret}</p>`, reply: fault(`XSV-1 no ${secret}!`, secret) },
    ],
    [
      "quoted by a refusal",
      {
        action: "xtk:session#Logon",
        in: `<l>a</l><p>${secret}</p>`,
        replyType: "text/plain",
        reply: `XSV-350012 wrong: ${secret}`,
      },
    ],
    [
      "repeated in base64",
      {
        action: "xtk:session#Logon",
        in: `<l>a</l><p>${secret}</p>`,
        reply: fault(Buffer.from(secret).toString("base64")),
      },
    ],
    ["in the name of a cookie", { headers: ["Cookie", `${secret}=1`] }],
  ])("%s is not recorded", (_, given) => {
    const text = JSON.stringify(redacted(given));
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString("base64").slice(0, 16));
  });

  it("has the same stand-in wherever it is stored, another one for another secret, and another one in another recording", () => {
    const names = new Pseudonyms();
    const stored = "@199ZlKLnzQs5pyKVmIucQQ==";
    const encrypted = redacted(
      { action: "xtk:session#EncryptPassword", in: "<a>x</a>", out: `<a>${stored}</a>` },
      names,
    ).answered;
    const written = redacted(write(extAccount(`clientSecret="${stored}"`)), names).asked;
    const standIn = /@ciphertext-z[0-9a-f]{8}/.exec(encrypted)?.[0];
    expect(standIn).toBeDefined();
    expect(written).toContain(`clientSecret="${standIn}"`);
    expect(redacted(write(extAccount('clientSecret="@dIxSgaVXwZeOUKuWJlrGig=="')), names).asked).not.toContain(standIn);
    expect(redacted(write(extAccount(`clientSecret="${stored}"`))).asked).not.toContain(standIn);
  });

  it("that is empty stays empty: hidden or missing is a fact", () => {
    expect(redacted(write(extAccount('clientSecret=""'))).asked).toContain('clientSecret=""');
  });

  it("that would still show empties the exchange", () => {
    const names = new Pseudonyms();
    names.secret("Routing-canary-9");
    // A schema is kept; here somebody wrote a password into it, in a form that no pattern finds.
    const reply = redacted(
      {
        action: "xtk:persist#GetEntityIfMoreRecent",
        in: "<pk>xtk:schema|nms:x</pk>",
        out: '<d><schema label="xRouting-canary-9x"/></d>',
      },
      names,
    );
    expect(reply).toMatchObject({
      method: "withheld",
      path: "/",
      reply: { withheld: { why: "a secret would have shown" } },
    });
  });

  it("that is a word of the product does not garble the recording", () => {
    const names = new Pseudonyms();
    redacted({ action: "xtk:session#Logon", in: "<l>admin</l><p>admin</p>" }, names);
    expect(
      redacted({ action: "xtk:session#GetUserInfo", out: '<u><login-right right="admin"/></u>' }, names).answered,
    ).toContain('right="admin"');
  });
});
