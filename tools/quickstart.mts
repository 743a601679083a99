/** `npm run quickstart`: the main job from beginning to end, with the real Pulumi CLI against an emulated Campaign instance. */
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { root, workFolder } from "./paths.mts";
import { ensurePulumiCli, type PulumiCli } from "./pulumi-cli/ensure.mts";
import { pulumiEnvironment } from "./pulumi-cli/environment.mts";
import {
  accountOf,
  command,
  packagesOf,
  type RunningEmulator,
  startEmulator,
  stopEmulator,
} from "./quickstart/emulator.mts";
import { ana, registerClient, signIn } from "./quickstart/sign-in.mts";
import { expect, play, type Step } from "./quickstart/step.mts";

const keep = process.argv.includes("--keep");
const unknown = process.argv.slice(2).filter((argument) => argument !== "--keep");

const ACCOUNT = "Adobe_Marketing_Cloud";
const CLIENT = "Campaign1-acme";
/** The callback server of the program. */
const CALLBACK = "https://dev.campaign.example.com";
const folder = join(workFolder, "quickstart");
const configFile = join(folder, "Pulumi.dev.yaml");
const stackFlags = ["--stack", "dev", "--config-file", configFile, "--non-interactive"];
const user = "deployer";
const password = randomBytes(12).toString("base64url");

async function main(): Promise<void> {
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(" ")} (there is: --keep)`);
  const cli = await ensurePulumiCli();
  stopEmulator(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = ["--person", `${ana.email}=${ana.profile}`, "--access-url", CALLBACK];
  const emulator = await startEmulator({ folder, user, password, options });
  const env: NodeJS.ProcessEnv = {
    ...pulumiEnvironment(folder, cli),
    ADOBE_CAMPAIGN_URL: emulator.url,
    ADOBE_CAMPAIGN_USER: user,
    ADOBE_CAMPAIGN_PASSWORD: password,
  };
  console.log(
    `An emulated Adobe Campaign instance runs at ${emulator.url}. The program is examples/quickstart/index.ts (about 40 s in all).`,
  );
  try {
    await tell(emulator, env);
  } finally {
    if (!keep) stopEmulator(folder);
  }
  if (keep) explainHowToGoOn(cli, emulator, env);
}

async function tell(emulator: RunningEmulator, env: NodeJS.ProcessEnv): Promise<void> {
  await play(
    pulumi({
      title: "A stack",
      why: "Where Pulumi remembers what it made: a folder that this quickstart throws away.",
      args: ["stack", "init", "dev"],
      shows: [/Created stack 'dev'/],
    }),
    env,
  );
  const secret = `first-${randomBytes(9).toString("base64url")}`;
  await registerClient(emulator, CLIENT, secret, CALLBACK);
  await configure("imsClientId", CLIENT, env, "--plaintext");
  await configure("imsClientSecret", secret, env);

  await play(
    pulumi({
      title: "Up",
      why: "Installs the integration package and configures the account that it brings.",
      args: ["up", "--yes", "--skip-preview"],
      shows: [/installed the package/, /adopted the account "Adobe_Marketing_Cloud"/, /4 created/],
    }),
    env,
  );
  const configured = await accountOf(emulator.controlUrl, ACCOUNT);
  expect(
    configured?.["tenant"] === "acme" && configured["active"] === "1",
    "the account on the instance is enabled, with the tenant acme",
  );
  expect(/^@/.test(configured?.["clientSecret"] ?? ""), "its secret is stored encrypted by the instance");

  await signIn(emulator, {
    title: "Ana signs in with her Adobe ID",
    why: "From the account over Adobe's identity service and the association mask to the security group, all of it emulated.",
    shows: [/ana@example\.com is in\./, /Groups: +delivery/],
  });

  await play(
    pulumi({
      title: "A second run changes nothing",
      why: "It does not even ask the instance.",
      args: ["preview", "--expect-no-changes"],
      shows: [/4 unchanged/],
    }),
    env,
  );

  await play(
    {
      title: "Somebody edits the account in the console",
      why: "Another operator changes the tenant and the association mask by hand.",
      command: process.execPath,
      args: [
        command,
        "emulator",
        "edit",
        "--control",
        emulator.controlUrl,
        "--set",
        "tenant=acme-test",
        "--set",
        "imsRightsMask=Campaign - acme-test - (.*)",
      ],
      shownAs: `adobe-campaign emulator edit --control ${emulator.controlUrl} --set tenant=acme-test --set 'imsRightsMask=Campaign - acme-test - (.*)'`,
      shows: [/tenant/],
    },
    env,
  );

  await signIn(emulator, {
    title: "Now Ana is kept out",
    why: "She sees one sentence, which does not say why. The emulator does.",
    code: 1,
    shows: [
      /Login does not have any right matching the expression/,
      /'Campaign - acme-test - \(\.\*\)' does not match the profile 'Campaign - acme - delivery'/,
    ],
  });

  await play(
    pulumi({
      title: "Drift is found",
      why: "Both fields, who changed them and when; the exit code 7 is what a nightly job looks at.",
      args: ["preview", "--refresh", "--run-program", "--expect-no-changes", "--diff"],
      code: 7,
      shows: [
        /~ tenant *: "acme-test" => "acme"/,
        /~ associationMask *: "Campaign - acme-test - \(\.\*\)" => "Campaign - acme - \(\.\*\)"/,
        /j\.doe/,
      ],
    }),
    env,
  );

  await play(
    pulumi({
      title: "And repaired",
      why: "Only the two fields are written; the secret is left alone.",
      args: ["up", "--refresh", "--run-program", "--yes", "--skip-preview"],
      shows: [/updated the account "Adobe_Marketing_Cloud": associationMask .* → .*, tenant "acme-test" → "acme"\./],
    }),
    env,
  );
  const repaired = await accountOf(emulator.controlUrl, ACCOUNT);
  expect(repaired?.["tenant"] === "acme", "the tenant is acme again");
  expect(
    repaired?.["clientSecret"] === configured?.["clientSecret"],
    "the stored secret is the very same text as before",
  );

  await signIn(emulator, {
    title: "Ana signs in again",
    why: "The mask leads to her group as before.",
    shows: [/ana@example\.com is in\./],
  });

  const next = `second-${randomBytes(9).toString("base64url")}`;
  await registerClient(emulator, CLIENT, next, CALLBACK);
  await configure("imsClientSecret", next, env);
  await play(
    pulumi({
      title: "The secret is rotated",
      why: "A new value in the configuration is all it takes. It is shown nowhere.",
      args: ["up", "--yes", "--skip-preview"],
      shows: [/clientSecret written/, /1 updated/],
    }),
    env,
  );
  const rotated = await accountOf(emulator.controlUrl, ACCOUNT);
  expect(rotated?.["clientSecret"] !== repaired?.["clientSecret"], "the instance holds another ciphertext");
  if (keep) return;

  await play(
    pulumi({
      title: "Everything is put back",
      why: "The account becomes what it was before; the package stays, since Campaign cannot uninstall it.",
      args: ["destroy", "--yes", "--skip-preview"],
      shows: [/put the account "Adobe_Marketing_Cloud" back as it was found/, /Campaign cannot uninstall/, /4 deleted/],
    }),
    env,
  );
  const restored = await accountOf(emulator.controlUrl, ACCOUNT);
  expect(
    restored?.["tenant"] === "" && restored["active"] === "0",
    "the account is empty and disabled, as it was found",
  );
  expect(
    (await packagesOf(emulator.controlUrl)).some((name) => /ims/i.test(name)),
    "the package is still installed",
  );
  console.log("\nThat was all. `npm run quickstart -- --keep` leaves the emulator and the stack for you to play with.");
}

/** A Pulumi command on the stack; its configuration is kept in our folder, so that the checkout stays clean. */
function pulumi(step: Omit<Step, "command">): Step {
  const shownAs = `pulumi ${step.args.join(" ")}`;
  if (step.args[0] !== "stack") return { ...step, command: "pulumi", args: [...step.args, ...stackFlags], shownAs };
  // `stack init` writes the configuration file beside the project's file, and cannot be told another place.
  copyFileSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  return { ...step, command: "pulumi", args: [...step.args, "--cwd", folder, "--non-interactive"], shownAs };
}

/** Sets a value of the program in the stack's configuration; the value of a secret is not shown. */
async function configure(key: string, value: string, env: NodeJS.ProcessEnv, kind = "--secret"): Promise<void> {
  await play(
    {
      title: `Configuration: ${key}`,
      why: "Kept in the stack's configuration, a secret only encrypted.",
      command: "pulumi",
      args: ["config", "set", kind, key, value, ...stackFlags],
      shownAs: `pulumi config set ${kind} ${key} ${kind === "--secret" ? "…" : value}`,
      shows: [],
    },
    env,
  );
}

function explainHowToGoOn(cli: PulumiCli, { url, controlUrl, pid }: RunningEmulator, env: NodeJS.ProcessEnv): void {
  const names = [
    "PULUMI_HOME",
    "PULUMI_BACKEND_URL",
    "PULUMI_CONFIG_PASSPHRASE",
    "PULUMI_SKIP_UPDATE_CHECK",
    "ADOBE_CAMPAIGN_URL",
    "ADOBE_CAMPAIGN_USER",
    "ADOBE_CAMPAIGN_PASSWORD",
  ];
  console.log(`
The emulator still runs at ${url} (process ${pid}), and the stack dev is as you saw it last. To play, paste this into a shell in this folder:

export PATH="${cli.bin}:${dirname(process.execPath)}:$PATH"
${names.map((name) => `export ${name}='${env[name] ?? ""}'`).join("\n")}
alias campaign-edit='node dist/cli/main.js emulator edit --control ${controlUrl}'

  campaign-edit --set tenant=other
  pulumi preview --refresh --run-program --diff --stack dev --config-file ${configFile}
  pulumi up --refresh --run-program --stack dev --config-file ${configFile}
  pulumi destroy --run-program --stack dev --config-file ${configFile}

  kill ${pid}    # ends the emulator; so does the next \`npm run quickstart\`
`);
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
