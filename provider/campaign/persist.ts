import type { XmlElement } from "../xml/element";
import type { Session } from "./session";

/**
 * One `xtk:persist#Write`: what is written, and how, is in the document. It returns nothing, so that only reading shows what is there;
 * and it changes something, so that it is never repeated.
 */
export async function persist(session: Session, document: XmlElement): Promise<void> {
  await session.call({
    service: "xtk:persist|xtk:session",
    method: "Write",
    parameters: [{ name: "doc", type: "document", value: document }],
  });
}
