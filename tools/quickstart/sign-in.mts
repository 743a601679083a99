import { command, type RunningEmulator } from "./emulator.mts";
import type { Call, Step } from "./step.mts";

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

/** A call of `adobe-campaign emulator`. */
export function emulatorCall({ controlUrl }: RunningEmulator, args: readonly string[]): Call {
  const words = args.map((arg) => (/^[\w.@=-]+$/.test(arg) ? arg : `'${arg}'`));
  return {
    command: process.execPath,
    args: [command, "emulator", ...args, "--control", controlUrl],
    shownAs: `npx adobe-campaign emulator ${words.join(" ")} --control ${controlUrl}`,
  };
}

/** Restarts the server, which reads the account only then, and lets Ana sign in. */
export function signIn(emulator: RunningEmulator, step: Omit<Step, "calls" | "picks">): Step {
  return {
    ...step,
    calls: [emulatorCall(emulator, ["restart"]), emulatorCall(emulator, ["sign-in", ana.email])],
    picks: [/^\S+@\S+ (is|does not)/, /^What is seen: {2}(?!The console)/, /^Why:/],
  };
}
