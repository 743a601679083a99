import type { Instance } from "../model/instance";
import { kinds } from "../model/people";
import type { Row } from "../model/schema";
import { admitPerson, heldBy } from "./admit";
import { pending, readConfiguration, type Configuration } from "./configuration";
import { problemOfMask, readProfile, type Reading } from "./expression";
import { askForPassword, checkClient, comeBack, noRight, profilesOf, showSignInPage } from "./identity";
import { Refused, type SignIn, type SignInStep } from "./result";

/** Without Adobe ID sign-in on the server, its page asks for a native login. Guessed: not documented. */
const nativeForm = "The native sign-in form, without Adobe ID.";

/** Plays a sign-in with the configuration that the server has. It changes nothing unless the person gets in. */
export function playSignIn(instance: Instance, who: string): SignIn {
  const email = instance.directory.person(who)?.email ?? who;
  const configuration = instance.configuration;
  const steps: SignInStep[] = [];
  const notes: string[] = [];
  const restartPending = pending(configuration, readConfiguration(instance, ""));
  const common = { email, steps, notes, restartPending };
  try {
    const entered = enter(instance, configuration, email, notes, (at, says) => steps.push({ at, passed: true, says }));
    if (restartPending.length > 0) notes.push(restartNote(restartPending, configuration));
    return { ...common, admitted: true, sees: "The console, signed in.", ...entered };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { symptom, at, sees, reason } = error;
    steps.push({ at, passed: false, says: reason });
    const pendingNote = restartPending.length > 0 ? ` ${restartNote(restartPending, configuration)}` : "";
    return { ...common, admitted: false, sees, symptom, reason: `${reason}${pendingNote}` };
  }
}

type Say = (at: SignInStep["at"], says: string) => void;

function enter(instance: Instance, configuration: Configuration, email: string, notes: string[], say: Say) {
  const account = activeAccount(configuration);
  say("server", `The server goes by the account ${account.name} as it was at its start, ${configuration.at}.`);
  say("identity service", showSignInPage(instance, account));
  say("identity service", askForPassword(instance, email));
  say("identity service", checkClient(instance, account));
  say("callback", comeBack(instance, account));
  const profiles = profilesOf(instance, account, email);
  say("profiles", `The product profiles of ${email} arrive: ${quoted(profiles)}.`);
  const held = matched(instance, account.imsRightsMask ?? "", profiles, notes);
  say("mask", `The mask '${account.imsRightsMask}' leads to ${quoted(held.map(({ name = "" }) => name))}.`);
  const result = admitPerson(instance, email, held);
  say("operator", `${email} is signed in as an operator whose authentication type is ims.`);
  return result;
}

function activeAccount({ isPackageInstalled, account, at }: Configuration): Row {
  if (!isPackageInstalled || !account) {
    const what = isPackageInstalled ? "there was no account of its type" : "the package was not installed";
    throw new Refused("package-missing", "server", nativeForm, `When the server started, ${at}, ${what}.`);
  }
  if (account.active === "1") return account;
  throw new Refused(
    "account-off",
    "server",
    nativeForm,
    `When the server started, ${at}, the account ${account.name} was not enabled.`,
  );
}

/** The records that the mask leads to. Names with "admin" open the Control Panel. */
function matched(instance: Instance, mask: string, profiles: readonly string[], notes: string[]): Row[] {
  const problem = problemOfMask(mask);
  if (problem !== undefined) throw new Refused("mask", "mask", noRight, `Nobody can sign in: ${problem}.`);
  const readings = profiles.map((profile) => readProfile(mask, profile));
  const held = readings
    .map(({ captured }) => (captured ? heldBy(instance, captured) : undefined))
    .filter((row) => row !== undefined);
  if (held.length === 0)
    throw new Refused("mask", "mask", noRight, readings.map((each) => whyNot(mask, each)).join(" "));
  for (const { name, type } of held)
    if (type === kinds.right)
      notes.push(`'${name}' is a named right, not a security group: that it counts is likely, not certain.`);
  for (const { profile, captured } of readings)
    if (captured !== undefined && /admin/i.test(profile))
      notes.push(
        `The profile '${profile}' has "admin" in its name: it opens the Campaign Control Panel to its people.`,
      );
  return [...new Set(held)];
}

function whyNot(mask: string, { profile, captured, misses }: Reading): string {
  if (captured === undefined)
    return `The mask '${mask}' does not match the profile '${profile}'${misses === undefined ? "" : `: they differ in ${misses}`}.`;
  return captured === ""
    ? `The mask '${mask}' captures nothing of the profile '${profile}'.`
    : `The profile '${profile}' leads to the group '${captured}', which does not exist on the instance: make it there, by that internal name.`;
}

const restartNote = (names: readonly string[], { at }: Configuration): string =>
  `Changed since the server started, ${at}, and without effect before a restart: ${names.join(", ")}.`;

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");
