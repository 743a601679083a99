import { InvalidArgumentError } from "commander";
import { fail } from "../exit";

/** The option of every command that steers a running emulator. */
export const controlOption = [
  "--control <url>",
  "address of the control interface, as the emulator prints it when it starts",
  controlUrl,
] as const;

/** The answer, or nothing if the emulator refused: then the reason has been printed. */
export async function ask(control: string, method: "GET" | "POST", name: string, body?: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(new URL(`/${name}`, control), {
      method,
      headers: { "content-type": "application/json", "x-emulator-control": "1" },
      ...(method === "POST" ? { body: body ?? "{}" } : {}),
    });
  } catch {
    return fail(`no emulator answers at ${control}; was it started with --control-port?`);
  }
  const result = (await response.json().catch(() => ({}))) as { error?: string; commands?: string[] };
  if (response.ok) return result;
  const known = result.commands?.map((each) => each.replace(/^\w+ \//, "")).join(", ");
  const why = result.error ?? `${control} answered ${response.status}; is it the control interface?`;
  return fail(known === undefined ? why : `there is no command '${name}'; the commands are ${known}`);
}

function controlUrl(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError("It must be an address such as http://127.0.0.1:8081.");
  return text;
}
