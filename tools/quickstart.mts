/** `npm run quickstart`: the main job from beginning to end, with the real Pulumi CLI against an emulated Campaign instance. */
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { compileCache } from "./compile-cache.mts";
import { workFolder } from "./paths.mts";
import { ensurePulumiCli } from "./pulumi-cli/ensure.mts";
import { pulumiEnvironment } from "./pulumi-cli/environment.mts";
import {
  accountOf,
  callsOf,
  command,
  packagesOf,
  type RunningEmulator,
  startEmulator,
  stopEmulators,
} from "./quickstart/emulator.mts";
import { whereTheCliIsFrom } from "./quickstart/cli-origin.mts";
import { explainHowToGoOn } from "./quickstart/kept.mts";
import { paint } from "./quickstart/paint.mts";
import { CALLBACK, makePlayground } from "./quickstart/playground.mts";
import { ana, emulatorCall, registerClient, signIn } from "./quickstart/sign-in.mts";
import { type Call, play, type Stage, type Step } from "./quickstart/step.mts";

const ACCOUNT = "Adobe_Marketing_Cloud";
const CLIENT = "Campaign1-acme";
const user = "deployer";
const password = randomBytes(12).toString("hex");
/** Columns for the output of our own command, which is indented here. */
const WIDTH = Math.min(process.stdout.columns ?? 120, 120) - 6;
/** Without a hyphen at its beginning, with which it would be an option. */
const newSecret = () => randomBytes(12).toString("hex");

const { values: flags } = parseArgs({
  options: {
    keep: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    /** Where everything is put; what is there is thrown away. */
    folder: { type: "string", default: join(workFolder, "quickstart") },
  },
});
const folder = resolve(flags.folder);

async function main(): Promise<void> {
  const cli = await ensurePulumiCli();
  stopEmulators(folder);
  rmSync(folder, { recursive: true, force: true });
  const cwd = makePlayground(folder, flags.keep);
  const people = ["--person", `${ana.email}=${ana.profile}`];
  try {
    const start = (name: string, options: readonly string[]) =>
      startEmulator({ folder, name, user, password, options });
    const dev = await start("dev", [...people, "--access-url", CALLBACK]);
    const env: NodeJS.ProcessEnv = {
      ...pulumiEnvironment(folder, cli),
      ...compileCache,
      ADOBE_CAMPAIGN_URL: dev.url,
      ADOBE_CAMPAIGN_USER: user,
      ADOBE_CAMPAIGN_PASSWORD: password,
    };
    const stage: Stage = { cwd, env, isVerbose: flags.verbose };
    console.log(`${paint("bold", "People sign in to Adobe Campaign with their Adobe ID: from nothing to a rotated secret, in about a minute.")}
   Pulumi:   ${whereTheCliIsFrom(cli)}
   Campaign: an emulated instance, for the program examples/quickstart/index.ts; watch it in a browser at ${dev.url}/`);
    await tell(dev, stage);
    if (flags.keep) {
      const prod = await start("prod", []);
      await play(secondStack(prod), stage);
      explainHowToGoOn({ folder, cli, env, dev, prod });
    } else {
      await putBack(dev, stage);
      console.log(`
${paint("bold", "Where to go next")}
   your own project   README.md, "Use it": npm install, six settings, pulumi up
   the guides         docs/README.md: drift, promotion, doctor, are the people ready?
   play with this     npm run quickstart -- --keep   (leaves the stacks dev and prod and their instances)
   the page           npx adobe-campaign emulator shows its instance at http://127.0.0.1:8080/ (docs/emulator-page.md)
   all the output     npm run quickstart -- --verbose`);
    }
  } finally {
    if (!flags.keep || process.exitCode !== undefined) stopEmulators(folder);
  }
}

async function tell(emulator: RunningEmulator, stage: Stage): Promise<void> {
  const account = () => accountOf(emulator.controlUrl, ACCOUNT);
  const secret = newSecret();
  await registerClient(emulator, CLIENT, secret, CALLBACK);
  await play(
    {
      title: "A stack and its configuration",
      why: "Where Pulumi remembers what it made. The client secret is stored encrypted.",
      calls: [
        pulumi("stack init dev"),
        pulumi(`config set imsClientId ${CLIENT} --stack dev`),
        setSecret(secret, "dev"),
      ],
      needs: [/Created stack 'dev'/],
      holds: () => {
        const configured = readFileSync(join(stage.cwd, "Pulumi.dev.yaml"), "utf8");
        return /imsClientSecret:\s+secure: v1:/.test(configured) && !configured.includes(secret);
      },
      seen: "Pulumi.dev.yaml holds the secret only encrypted",
    },
    stage,
  );

  await play(
    {
      title: "Up",
      why: "Shows the package being installed, and each field of the account that it brings.",
      calls: [pulumi("up --yes --skip-preview")],
      needs: [/installed the package/, /adopted the account "Adobe_Marketing_Cloud"/, /\+ 4 created/],
      picks: [/^ {4}ims-package: installed/, /^ {4}ims-account: (adopted| {2})/],
      holds: async () => {
        const { tenant, active, clientSecret = "" } = (await account()) ?? {};
        return tenant === "acme" && active === "1" && clientSecret.startsWith("@");
      },
      seen: "4 resources created; the account is enabled, its secret stored encrypted by the instance",
    },
    stage,
  );
  const first = await account();

  await play(
    signIn(emulator, {
      title: "Ana signs in with her Adobe ID",
      why: "Shows where the association mask leads her. The server reads the account only when it starts.",
      needs: [/ana@example\.com is in\./, /Groups: +delivery/],
      seen: "Ana is in, as a member of the group delivery",
    }),
    stage,
  );

  await callsOf(emulator.controlUrl);
  await play(
    {
      title: "A second run changes nothing",
      why: "Shows that there is nothing to do.",
      calls: [pulumi("preview --expect-no-changes")],
      needs: [/4 unchanged/],
      picks: [/4 unchanged/],
      holds: async () => (await callsOf(emulator.controlUrl)) === 0,
      seen: "no change: exit code 0, as wanted; and not one request was sent to the instance",
    },
    stage,
  );

  await play(
    {
      title: "Somebody edits the account in the console",
      why: "Another operator, j.doe, changes the association mask by hand.",
      calls: [emulatorCall(emulator, ["edit", "--set", "imsRightsMask=Campaign - acme-test - (.*)"])],
      needs: [/Changed: imsRightsMask/],
      seen: "the account is changed behind Pulumi's back",
    },
    stage,
  );

  await play(
    signIn(emulator, {
      title: "Now Ana is kept out",
      why: "Shows the one sentence that she sees, and the reason, which the real product does not give.",
      code: 1,
      needs: [
        /Login does not have any right matching the expression/,
        /'Campaign - acme-test - \(\.\*\)' does not match the profile 'Campaign - acme - delivery'/,
      ],
      seen: "Ana is refused, since the mask does not match her product profile any more",
    }),
    stage,
  );

  await play(
    {
      title: "Drift is found",
      why: "Shows the field as Pulumi would repair it. A nightly job looks at the exit code.",
      calls: [pulumi("preview --refresh --run-program --expect-no-changes --diff")],
      code: 7,
      needs: [/~ associationMask *: .*acme-test - \(\.\*\)"$/m, /modifiedBy *: "deployer" => "j\.doe"/],
      picks: [/^ {6}~ associationMask *: .*acme-test - \(\.\*\)" => /],
      seen: "drift found: exit code 7, as wanted",
    },
    stage,
  );

  await play(
    {
      title: "The same as this package reports it",
      why: "Shows what it means, who changed the account and when, the most serious first.",
      calls: [
        {
          command: process.execPath,
          args: [command, "drift", "--stack", "dev"],
          shownAs: "npx adobe-campaign drift --stack dev",
          width: WIDTH,
        },
      ],
      code: 7,
      needs: [/associationMask/, /last changed by j\.doe/],
      picks: [/^(?!Looking at )(?=.*\S)/],
      seen: "drift reported: exit code 7, as wanted (--out drift.html makes a page of it)",
    },
    stage,
  );

  await play(
    {
      title: "And repaired",
      why: "Shows that only this field is written; the secret is left alone.",
      calls: [pulumi("up --refresh --run-program --yes --skip-preview")],
      needs: [
        /updated the account "Adobe_Marketing_Cloud"/,
        /associationMask +"Campaign - acme-test - .* → "Campaign - acme - /,
        /~ 1 updated/,
      ],
      picks: [/^ {4}ims-account: (updated| {2})/],
      holds: async () => {
        const { imsRightsMask: mask, clientSecret } = (await account()) ?? {};
        return mask === "Campaign - acme - (.*)" && clientSecret === first?.["clientSecret"];
      },
      seen: "repaired; the stored secret is the very same text as before",
    },
    stage,
  );

  await play(
    signIn(emulator, {
      title: "Ana signs in again",
      why: "Shows that the mask leads to her group as before, once the server has restarted.",
      needs: [/ana@example\.com is in\./],
      seen: "Ana is in again",
    }),
    stage,
  );

  const next = newSecret();
  await registerClient(emulator, CLIENT, next, CALLBACK);
  await play(
    {
      title: "The secret is rotated",
      why: "Shows that a new value in the configuration is all it takes; the value is shown nowhere.",
      calls: [setSecret(next, "dev"), pulumi("up --yes --skip-preview")],
      needs: [/clientSecret +written/, /~ 1 updated/],
      picks: [/^ {4}ims-account: (updated| {2})/],
      holds: async () => (await account())?.["clientSecret"] !== first?.["clientSecret"],
      seen: "the secret is written, and nothing else; the instance holds a different ciphertext",
    },
    stage,
  );
}

async function putBack(emulator: RunningEmulator, stage: Stage): Promise<void> {
  await play(
    {
      title: "Everything is put back",
      why: "Shows that the account becomes what it was; the package stays, since Campaign cannot uninstall it.",
      calls: [pulumi("destroy --yes --skip-preview --run-program")],
      needs: [/put the account "Adobe_Marketing_Cloud" on the instance "dev" back as it was found/, /4 deleted/],
      picks: [/^ {4}ims-account: put/, /^ {4}ims-package: the package/],
      holds: async () => {
        const { tenant, active } = (await accountOf(emulator.controlUrl, ACCOUNT)) ?? {};
        const packages = await packagesOf(emulator.controlUrl);
        return tenant === "" && active === "0" && packages.some((name) => /ims/i.test(name));
      },
      seen: "4 resources deleted; the account is empty and disabled, as it was found",
    },
    stage,
  );
}

/** For `--keep`: the next environment, on an instance of its own. */
function secondStack(prod: RunningEmulator): Step {
  return {
    title: "A second environment",
    why: "The same program on an instance of its own, to compare with.",
    calls: [
      pulumi("stack init prod"),
      unshown(pulumi(`config set adobe-campaign:url ${prod.url} --stack prod`)),
      unshown(pulumi(`config set imsClientId ${CLIENT} --stack prod`)),
      unshown(setSecret(newSecret(), "prod")),
      pulumi("up --yes --skip-preview --stack prod"),
      unshown(pulumi("stack select dev")),
    ],
    needs: [/\+ 4 created/],
    seen: "4 resources created, with a configuration of its own",
  };
}

/** A Pulumi command on the selected stack. */
function pulumi(words: string): Call {
  return { command: "pulumi", args: [...words.split(" "), "--non-interactive"], shownAs: `pulumi ${words}` };
}

function unshown({ command, args }: Call): Call {
  return { command, args };
}

/** Its value is not shown. */
function setSecret(value: string, stack: string): Call {
  const words = "config set --secret imsClientSecret";
  const args = [...words.split(" "), value, "--stack", stack, "--non-interactive"];
  return { command: "pulumi", args, shownAs: `pulumi ${words} … --stack ${stack}` };
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
