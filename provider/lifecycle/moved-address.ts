import { inputsOf, readBookkeeping } from "./bookkeeping";
import { configuration } from "./connections";
import type { Properties } from "./definition";
import { hasUnknown } from "./unknowns";

const said = new Set<string>();

/**
 * What to know when the outputs are those of another address than today's: a refresh without `--run-program` asked the one of the last
 * `up`, which may well have answered, so that "unchanged" would be true of the wrong server. Said once for an address.
 */
export async function movedAddress(outputs: Properties, { instance }: Properties): Promise<string | undefined> {
  const seen = readBookkeeping(outputs)?.url;
  if (seen === undefined || hasUnknown(instance) || inputsOf(outputs)["instance"] !== instance) return undefined;
  const { configuredAddress } = await import("../config/connection.js");
  const url = configuredAddress(configuration(), instance as string | undefined);
  if (url === undefined || url === seen || said.has(`${seen} ${url}`)) return undefined;
  said.add(`${seen} ${url}`);
  return `the state is what ${seen} showed, but the configuration now says ${url}: run the command with --refresh --run-program to compare with what is there`;
}
