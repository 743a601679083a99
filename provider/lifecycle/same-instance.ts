import { readBookkeeping, rememberedIdentity } from "./bookkeeping";
import type { Context, Properties, State } from "./definition";

/**
 * The first thing that is asked of an instance: whether it is the one that the state knows. A release that asks nothing of it (a package
 * is only forgotten) does without. Returns the state, without what holds only for a database that has been replaced since.
 */
export async function inSameInstance<S extends State | undefined>(
  { instance, inputs, state, config }: Context<unknown> & { readonly state: S },
  onOtherDatabase: (outputs: Properties) => Properties,
): Promise<S> {
  if (state === undefined || readBookkeeping(state.outputs) === undefined) return state;
  const remembered = rememberedIdentity(state.outputs);
  const { acceptedDatabase } = await import("../config/accepted-database.js");
  await instance.assertIdentity(remembered, acceptedDatabase(config, (inputs as { instance?: string }).instance));
  const { identity } = await instance.info();
  const isOther = remembered !== undefined && remembered.databaseId !== identity.databaseId;
  return isOther ? { ...state, outputs: onOtherDatabase(state.outputs) } : state;
}
