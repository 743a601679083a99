import { EncryptionUnavailableError } from "../errors/encryption-unavailable-error";
import { MalformedReplyError } from "../errors/malformed-reply-error";
import { Hiding } from "../hiding/hiding";
import type { Secret } from "../secret";
import type { Session } from "./session";
import { isMethodMissing, isServiceMissing } from "./soap/fault-codes";

const METHOD = "EncryptPassword";

/** The services that have the method, by build: Adobe's client calls it on the first, a published sample on the second. */
const services = ["xtk:session", "xtk:persist"];

/** Has the instance encrypt a secret with its own key. */
export async function encryptPassword(session: Session, secret: Secret): Promise<string> {
  for (const service of services) {
    const ciphertext = await tryService(session, service, secret);
    if (ciphertext === undefined) continue;
    if (gives(ciphertext, secret)) throw new EncryptionUnavailableError(session.url, await releaseOf(session), "clear");
    return ciphertext;
  }
  throw new EncryptionUnavailableError(session.url, await releaseOf(session));
}

async function releaseOf(session: Session): Promise<string> {
  return (await session.info()).release;
}

/** Whether the secret can be read in what was to be its ciphertext. It would be stored in clear. */
function gives(ciphertext: string, secret: Secret): boolean {
  const clear = secret.reveal();
  const hiding = new Hiding();
  hiding.add(clear);
  // Of a short secret only the whole counts: a ciphertext may hold its letters by chance.
  return ciphertext.trim() === clear || hiding.shows(ciphertext);
}

/** `undefined` when the service does not have the method. */
async function tryService(session: Session, service: string, secret: Secret): Promise<string | undefined> {
  const parameters = [{ name: "decrypted", type: "secret" as const, value: secret }];
  try {
    const [output] = await session.call({ service, method: METHOD, parameters }, { repeatable: true });
    if (output?.text) return output.text;
  } catch (error) {
    if (isMethodMissing(error) || isServiceMissing(error)) return undefined;
    throw error;
  }
  throw new MalformedReplyError(`${service}#${METHOD}`, session.url, "No ciphertext came back");
}
