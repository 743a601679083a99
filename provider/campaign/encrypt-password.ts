import { EncryptionUnavailableError } from "../errors/encryption-unavailable-error";
import { MalformedReplyError } from "../errors/malformed-reply-error";
import { SoapFaultError } from "../errors/soap-fault-error";
import type { Secret } from "../secret";
import type { Session } from "./session";

const METHOD = "EncryptPassword";

/** The services that have the method, by build: Adobe's client calls it on the first, a published sample on the second. */
const services = ["xtk:session", "xtk:persist"];

/** Has the instance encrypt a secret with its own key. */
export async function encryptPassword(session: Session, secret: Secret): Promise<string> {
  for (const service of services) {
    const ciphertext = await tryService(session, service, secret);
    if (ciphertext !== undefined) return ciphertext;
  }
  throw new EncryptionUnavailableError(session.url, (await session.info()).release);
}

/** `undefined` when the service does not have the method. */
async function tryService(session: Session, service: string, secret: Secret): Promise<string | undefined> {
  const parameters = [{ name: "decrypted", type: "secret" as const, value: secret }];
  try {
    const [output] = await session.call({ service, method: METHOD, parameters }, { repeatable: true });
    if (output?.text) return output.text;
  } catch (error) {
    // Not defined in the service; no such service.
    if (error instanceof SoapFaultError && ["SOP-330006", "SOP-330024"].includes(error.fault.code ?? ""))
      return undefined;
    throw error;
  }
  throw new MalformedReplyError(`${service}#${METHOD}`, session.url, "No ciphertext came back");
}
