import { Command } from "commander";
import type { SignIn } from "../../emulator/index";
import { exit } from "../exit";
import { ending, nextStep } from "../ending";
import { printBlocks, printJson } from "../output";
import { required } from "../required";
import type { Block } from "../terminal/layout";
import { ask, controlOption } from "./control";

const help = `
Examples:
  $ adobe-campaign emulator sign-in ana@example.com --control http://127.0.0.1:8081
  $ adobe-campaign emulator restart --control http://127.0.0.1:8081

The server uses the account as it was when the server started: restart it after each change of the account. Add people at the start with
--person, or later with: emulator send people '{"email":"ana@example.com","profiles":["Campaign - acme - delivery"]}'.

Exit code: 0 the person gets in; 1 the person does not get in; 2 wrong use, or no emulator answers.`;

const restartHelp = `
Exit code: 0 done; 2 wrong use, or no emulator answers.`;

/** `adobe-campaign emulator sign-in`: somebody signs in with an Adobe ID. */
export function signInCommand(): Command {
  return required(
    new Command("sign-in")
      .description("Sign in to a running emulator with an Adobe ID, step by step, and show why somebody is kept out")
      .argument("<email>", "the person's e-mail address"),
    controlOption,
  )
    .option("--json", "print the result as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action(signIn);
}

export function restartCommand(): Command {
  return required(
    new Command("restart").description("Restart the server of a running emulator, so that it reads the account again"),
    controlOption,
  )
    .option("--json", "print the result as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", restartHelp)
    .exitOverride(exit)
    .action(restart);
}

interface Flags {
  control: string;
  json?: boolean;
}

async function signIn(email: string, { control, json }: Flags): Promise<void> {
  const result = (await ask(control, "POST", "sign-in", JSON.stringify({ email }))) as SignIn | undefined;
  if (result === undefined) return;
  if (json === true) printJson(result);
  else await printBlocks(blocksOf(result, control));
  if (!result.admitted) process.exitCode = 1;
}

async function restart({ control, json }: Flags): Promise<void> {
  const answer = await ask(control, "POST", "restart");
  if (answer === undefined) return;
  if (json === true) printJson({ restarted: true });
  else
    await printBlocks([
      ...ending(
        "good",
        "The server has restarted, and uses the account as it is now.",
        `npx adobe-campaign emulator sign-in <email> --control ${control}`,
      ),
    ]);
}

/** The steps as a table with a word and not only a sign each; then what the person sees, why, and what to do next. */
function blocksOf(
  { email, admitted, steps, sees, reason, groups = [], rights = [], notes }: SignIn,
  control: string,
): Block[] {
  const list = (names: readonly string[]) => names.join(", ") || "none";
  const line = (name: string, text: string): Block => ({ spans: [`${name}:`.padEnd(15), text], hang: 15 });
  const mark = (passed: boolean) =>
    passed ? ({ text: "✓ passed", style: "good" } as const) : ({ text: "✗ stopped", style: "bad" } as const);
  return [
    { rows: steps.map(({ at, passed, says }) => [mark(passed), at, says]) },
    { spans: [] },
    { spans: [{ text: admitted ? `${email} is in.` : `${email} does not get in.`, style: admitted ? "good" : "bad" }] },
    line("What is seen", sees),
    ...(reason === undefined ? [] : [line("Why", reason)]),
    ...(admitted ? [line("Groups", list(groups)), line("Named rights", list(rights))] : []),
    ...notes.map((note) => line("Note", note)),
    nextStep(
      admitted
        ? "nothing to do."
        : `correct what the reason names; after a change of the account run \`npx adobe-campaign emulator restart --control ${control}\`, and sign in again.`,
    ),
  ];
}
