import { command, type RunningEmulator } from "./emulator.mts";
import { play } from "./step.mts";

/** In one product profile of the organization, which the mask of the program leads to the group "delivery". */
export const ana = { email: "ana@example.com", profile: "Campaign - acme - delivery" };

/** Adobe's side: a client with this secret, which may come back to the callback server of the program. */
export async function registerClient(
  { controlUrl }: RunningEmulator,
  clientId: string,
  clientSecret: string,
  callback: string,
): Promise<void> {
  const response = await fetch(new URL("/login-clients", controlUrl), {
    method: "POST",
    headers: { "x-emulator-control": "1" },
    body: JSON.stringify({ clientId, clientSecret, callbacks: [callback] }),
  });
  if (!response.ok) throw new Error(`the emulator does not take the client: ${await response.text()}`);
}

/** Restarts the server, which reads the account only then, and lets Ana sign in. */
export async function signIn(
  { controlUrl }: RunningEmulator,
  { title, why, code = 0, shows }: { title: string; why: string; code?: number; shows: readonly RegExp[] },
): Promise<void> {
  const run = (args: readonly string[]) => ({
    command: process.execPath,
    args: [command, "emulator", ...args, "--control", controlUrl],
    shownAs: `adobe-campaign emulator ${args.join(" ")} --control ${controlUrl}`,
  });
  await play(
    {
      title: "The server is restarted",
      why: "Campaign reads the account when it starts, and not again.",
      ...run(["restart"]),
      shows: [/has restarted/],
    },
    process.env,
  );
  await play({ title, why, ...run(["sign-in", ana.email]), code, shows }, process.env);
}
