import { booleanCodec } from "../codecs";
import { attributeOf } from "./mapping";
import type { Row } from "../../campaign/rows";
import type { AccountContext } from "./kind";

/**
 * What signing in needs besides, and cannot be seen from here: shown once, with the first write of ours, or the one that switches it on.
 * Source: Adobe documentation, "Configuring IMS" and "Troubleshooting IMS".
 */
export function tellPrerequisites({ inputs, state, report }: AccountContext, before: Row | undefined): void {
  const enabled = before?.attributes[attributeOf("enabled", inputs.attributes)] ?? "";
  const isToldAlready = state?.outputs["writtenAt"] !== undefined && booleanCodec.decode(enabled) === true;
  if (!inputs.enabled || isToldAlready) return;
  const { organizationId, clientId, callbackServer } = inputs;
  report.tell("signing in with an Adobe ID is switched on. To check by hand (docs/readiness.md explains each):");
  report.tell(`- the people are users of the organization ${organizationId}, in its product profiles`);
  report.tell(`- the IMS client ${clientId} allows the callback address ${callbackServer}`);
  report.tell(`- the server's configuration has the organization too (redirection@IMSOrgId="${organizationId}")`);
}
