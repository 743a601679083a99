import { describe, expect, it } from "vitest";

import { addressCodec, booleanCodec, listCodec, textCodec } from "../../../provider/resources/codecs";
import type { Codec } from "../../../provider/resources/field";

const forms: [string, Codec, { same: string[][]; other: [string, string][] }][] = [
  [
    "a text",
    textCodec,
    {
      same: [["acme", " acme", "acme\n"]],
      other: [
        ["acme", "Acme"],
        ["a b", "a  b"],
        ["acme", ""],
        ["Campaign - acme - (.*)", "Campaign - acme - (.+)"],
      ],
    },
  ],
  [
    "an address",
    addressCodec,
    {
      same: [
        [
          "https://ims-na1.adobelogin.com",
          "ims-na1.adobelogin.com",
          "HTTPS://IMS-NA1.adobelogin.com/",
          "ims-na1.adobelogin.com:443",
          " https://ims-na1.adobelogin.com:443/ ",
        ],
      ],
      other: [
        ["https://a.example.com", "http://a.example.com"],
        ["https://a.example.com", "https://a.example.com:8443"],
        ["https://a.example.com", "https://b.example.com"],
        ["https://a.example.com", "https://a.example.com/path"],
        ["https://a.example.com", ""],
      ],
    },
  ],
  [
    "a list",
    listCodec,
    {
      same: [
        ["openid,AdobeID", "AdobeID, openid", "openid\r\nAdobeID\n", " openid ,, AdobeID "],
        ["", " ", ","],
      ],
      other: [
        ["openid,AdobeID", "openid"],
        ["openid,AdobeID", "openid,adobeid"],
        ["openid", "openidAdobeID"],
      ],
    },
  ],
  [
    "yes or no",
    booleanCodec,
    {
      same: [
        ["1", "true", "TRUE", " true "],
        ["0", "false", "", "no"],
      ],
      other: [["1", "0"]],
    },
  ],
];

describe.each(forms)("%s", (_what, { normal }, { same, other }) => {
  it.each(same.map((group) => [group]))("means the same in each of %j", (group) => {
    expect(new Set(group.map(normal)).size).toBe(1);
  });

  it.each(other)("means something else in %j and %j", (a, b) => {
    expect(normal(a)).not.toBe(normal(b));
  });

  it("has a normal form that is normal", () => {
    for (const text of [...same.flat(), ...other.flat()]) expect(normal(normal(text))).toBe(normal(text));
  });
});

it.each<[Codec, unknown, string]>([
  [textCodec, "a", "a"],
  [addressCodec, "https://a.example.com", "https://a.example.com"],
  [listCodec, ["openid", "AdobeID"], "openid,AdobeID"],
  [booleanCodec, true, "1"],
  [booleanCodec, false, "0"],
])("is written and read: %#", (codec, value, text) => {
  expect(codec.encode(value)).toBe(text);
  expect(codec.decode(text)).toEqual(value);
});

it("reads both spellings of yes and no, which Campaign mixes within one row", () => {
  expect(["1", "true", "0", "false", ""].map((text) => booleanCodec.decode(text))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
