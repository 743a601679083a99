import { log } from "../text/log";

const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

let isSaid = false;

/**
 * For every TLS connection of this package: the certificate is verified, whatever the environment says. Node obeys the variable where an
 * agent leaves the option out. Whoever set it is told once in a process, since Node itself then warns of the opposite.
 */
export function verified(): { readonly rejectUnauthorized: true } {
  if (process.env[VARIABLE] === "0" && !isSaid) {
    isSaid = true;
    log(
      `warning: ${VARIABLE}=0 is set and has no effect here: pulumi-adobe-campaign verifies every certificate, whatever Node's own ` +
        "warning says. Trust a private certificate authority with adobe-campaign:caFile (record: --ca-file), and remove the variable",
    );
  }
  return { rejectUnauthorized: true };
}
