import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cipher, isCiphertext, newKey } from "../../../provider/emulator/model/cipher";

/** Produced by Adobe's client, with the key 00 01 … 1f and no salt. */
const known: [text: string, ciphertext: string][] = [
  ["", "@bi7silpTIOR8I5I8Dcba4w=="],
  ["1", "@Zo5bygI0/0Y8YwJjERAW6g=="],
  ["mid", "@199ZlKLnzQs5pyKVmIucQQ=="],
  ["admin", "@GWSNZHb5/Fl7v+sHDewqoQ=="],
  ["Hello", "@dIxSgaVXwZeOUKuWJlrGig=="],
  ["Hello, World", "@tipxEfY/rvYFGR6t3ie4CQ=="],
  ["pâsswörd€", "@2PUP2x7g52kuVOsjSwtwk/H9lAEDJTmqeEve6rb76lY="],
  ["a/b<c>&\"d'", "@/AzvE+DxaZZkA8yB+c+OvQ=="],
  ["1234567890123", "@PLuFGBunMrZHVGFWQF+1sUCqER78+uFTlTYzUNNk2ns="],
  ["ABCDEFGHIJKLmnopqrstuvwxyz", "@5fKHk1C65xQjFjBUrVZxUNIDJjzbi+wKXEv9qLtAChY="],
  ["12345678901234567890123456789", "@j3MXwhxMy0UehGdjtXSndRBwQIqflJxfA0AQoDD9yehq2kP1NZ+13WWErAtKZ8wx"],
];

const cipher = new Cipher(Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString("base64"));

describe("the password cipher", () => {
  it.each(known)("knows %j", (text, ciphertext) => {
    expect(cipher.decrypt(ciphertext)).toBe(text);
    expect(cipher.encrypt(text, Buffer.alloc(3))).toBe(ciphertext);
  });

  it("gives one secret many ciphertexts", () => {
    const made = new Set(Array.from({ length: 20 }, () => cipher.encrypt("secret")));
    expect(made.size).toBeGreaterThan(15);
    for (const each of made) expect(cipher.decrypt(each)).toBe("secret");
  });

  it("returns any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const made = cipher.encrypt(text);
        expect(isCiphertext(made)).toBe(true);
        expect(cipher.decrypt(made)).toBe(text);
      }),
    );
  });

  it.each(["secret", "@", "@abc", "@????????????????????????", "__PLAINTEXT__x", `@${"A".repeat(20)}`])(
    "does not take %j for a ciphertext",
    (text) => {
      expect(isCiphertext(text)).toBe(false);
      expect(() => cipher.decrypt(text)).toThrow("not a ciphertext");
    },
  );

  it("needs a key of 32 bytes", () => {
    expect(() => new Cipher("c2hvcnQ=")).toThrow("32 bytes");
    expect(Buffer.from(newKey(), "base64")).toHaveLength(32);
  });
});
