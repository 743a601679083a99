import type { Method } from "../soap/method";

/** Both services appear in captures. */
export const encryptPassword: Method = {
  schema: "xtk:session",
  services: ["xtk:session", "xtk:persist"],
  name: "EncryptPassword",
  in: [{ name: "decrypted", type: "string", wire: "strDecrypted", secret: true }],
  out: [{ name: "encrypted", type: "string", wire: "pstrEncrypted" }],
  // Captured under xtk:persist in the request, it was still answered in this namespace.
  replyNamespace: "urn:xtk:session",
  run: ({ instance, text }) => [instance.cipher.encrypt(text(0))],
};
