/** A reply in any encoding that it declares: a byte order mark wins, then the header, then the XML declaration. */
import { describe, expect, it } from "vitest";

import { failureOf, instanceFor, openDoor } from "../support/client";
import { read } from "../support/replies";

const text = "Réponse d’été – 5 €";

function envelope(declaration: string, content = text): string {
  return `${declaration}<SOAP-ENV:Envelope xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body><TestResponse><p>${content}</p></TestResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`;
}
const declared = (encoding: string, content?: string) =>
  envelope(`<?xml version='1.0' encoding='${encoding}'?>`, content);
const windows = (content: string): Buffer =>
  Buffer.from(content.replace(/’/g, "\u0092").replace(/–/g, "\u0096").replace(/€/g, "\u0080"), "latin1");
const mark = "\ufeff";
const big = (content: string): Buffer => Buffer.from(content, "utf16le").swap16();
const xml = (charset: string) => ({ contentType: `text/xml; charset=${charset}` });

describe("a reply is read", () => {
  it.each<[string, Buffer, { contentType?: string }]>([
    ["in UTF-8, when nothing is declared", Buffer.from(envelope("<?xml version='1.0'?>")), {}],
    ["in UTF-8 with a mark", Buffer.from(mark + envelope("")), {}],
    ["in UTF-8, by its header", Buffer.from(envelope("")), xml('"UTF-8"')],
    ["in windows-1252, by its declaration", windows(declared("windows-1252")), { contentType: "text/xml" }],
    ["in windows-1252, by its header", windows(envelope("")), xml("Windows-1252")],
    ["in windows-1252 that calls itself ISO-8859-1, as servers do", windows(declared("ISO-8859-1")), {}],
    ["in UTF-16LE with a mark", Buffer.from(mark + declared("UTF-16"), "utf16le"), {}],
    ["in UTF-16BE with a mark", big(mark + declared("UTF-16")), {}],
    ["in UTF-16LE without one, by its header", Buffer.from(envelope(""), "utf16le"), xml("utf-16le")],
    ["in UTF-16BE without one, by its header", big(envelope("")), xml("UTF-16BE")],
    ["in UTF-16 without one, by its first character", Buffer.from(declared("UTF-16"), "utf16le"), {}],
    ["in the header's encoding rather than the declaration's", Buffer.from(declared("ISO-8859-1")), xml("utf-8")],
    ["in the mark's encoding rather than the header's", Buffer.from(mark + declared("x-unknown")), xml("iso-8859-1")],
  ])("%s", (_how, bytes, received) => {
    expect(read(bytes, received).map((output) => output.text)).toEqual([text]);
  });

  it("in ISO-8859-1, as Adobe's own samples are", () => {
    const sample = Buffer.from(declared("ISO-8859-1", "Zurück, é"), "latin1");
    expect(read(sample).map((output) => output.text)).toEqual(["Zurück, é"]);
  });
});

describe("a reply is refused", () => {
  it.each<[string, Buffer, { contentType?: string }, RegExp]>([
    [
      "that names another one in its declaration",
      Buffer.from(declared("Shift_JIS")),
      {},
      /encoding Shift_JIS, as its XML decl/,
    ],
    [
      "that names another one in its header",
      Buffer.from(envelope("")),
      xml("koi8-r"),
      /encoding koi8-r, as its header says/,
    ],
    ["that names no such thing", Buffer.from(envelope("")), xml("__proto__"), /encoding __proto__/],
    [
      "that is not what its header says",
      windows(declared("windows-1252")),
      xml("utf-8"),
      /not in the encoding utf-8, as its header/,
    ],
    [
      "that is not UTF-8 and says nothing",
      windows(envelope("")),
      {},
      /not in the encoding UTF-8, which is meant where/,
    ],
    [
      "that is cut in the middle of a character",
      big(envelope("")).subarray(0, -1),
      xml("utf-16be"),
      /not in the encoding utf-16be/,
    ],
  ])("%s, and the encoding is named", async (_what, bytes, received, message) => {
    const failure = await failureOf(() => void read(bytes, received));
    expect(failure.code).toBe("ACC2005");
    expect(failure.message).toMatch(message);
  });
});

it("a fault in ISO-8859-1 shows its text, over the wire as well", async () => {
  const fault = "<SOAP-ENV:Fault><faultstring>XTK-170036 Schéma inconnu</faultstring></SOAP-ENV:Fault>";
  const body = Buffer.from(envelope("").replace(/<TestResponse>.*<\/TestResponse>/, fault), "latin1");
  const headers = { "Content-Type": "text/xml;charset=ISO-8859-1" };
  const door = await openDoor(undefined, () => ({ status: 500, headers, body }));
  const instance = instanceFor(door.url);
  expect((await failureOf(instance.info())).message).toContain("XTK-170036 Schéma inconnu");
  await instance.close();
  await door.close();
});
