import { log } from "../text/log";

const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

let isSaid = false;

/**
 * For every TLS connection of this package: the certificate is verified, whatever the environment says. Node obeys the variable if an
 * agent does not set the option. A line says so once in a process, since Node's own warning says the opposite.
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
