import type { Emulator } from "../api";
import { commands } from "../http/commands";
import { BadRequest, type Body } from "../http/control-body";

/** What the page may do, by the names of the control interface: nothing that reads secrets, stops the server or restores a state. */
const offered = new Set([
  ...["edit", "remove-account", "install-package"],
  ...["edit-group", "add-group", "remove-group", "give-right", "take-right", "add-member", "remove-member"],
  ...["people", "remove-person", "profiles", "remove-profile", "sign-in", "restart"],
  ...["inject", "clear-faults", "advance", "expire-sessions", "clear-journal"],
]);

/** The action's result, or a refusal that says why. */
export async function act(emulator: Emulator, name: string, body: Body): Promise<unknown> {
  const command = offered.has(name) ? commands[`POST /${name}`] : undefined;
  if (!command) throw new BadRequest(`The page has no action '${name}'.`);
  if (isEmpty(body.set)) throw new BadRequest("Nothing was changed.");
  return (await command(emulator, body)) ?? {};
}

const isEmpty = (set: unknown): boolean => typeof set === "object" && set !== null && Object.keys(set).length === 0;
