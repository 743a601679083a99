import { PromotionRefusedError } from "../errors/promotion-refused-error";
import type { Context, Properties } from "../lifecycle/definition";
import { readPromotion } from "../promotion/promotion";
import { RELEASE } from "../promotion/refusals";
import { isOlderRelease } from "../promotion/release";
import { stackIn } from "./promotion-checks";

interface Promoted {
  readonly promotedFrom?: Properties | undefined;
  readonly promotionExceptions?: Record<string, string> | undefined;
}

/** Called before the first look, for what `check` cannot know: which instance this is. Asks nothing that the sign-in has not told. */
export async function assertPromotable({ instance, inputs }: Context<Promoted>): Promise<void> {
  const { promotedFrom = {}, promotionExceptions = {} } = inputs;
  const read = readPromotion(promotedFrom);
  if ("problem" in read) return;
  const { stack, instance: source } = read.promotion;
  const refuse = (why: string, remedy: string) => {
    throw new PromotionRefusedError(instance.url, stack, stackIn(promotedFrom), why, remedy);
  };
  const { release, build, identity } = await instance.info();
  // A copy of a database may keep its identity, so the address has to be the same too.
  if (identity.instanceName === source.name && identity.databaseId === source.databaseId && source.url === instance.url)
    refuse(`It is the same instance as that of stack ${stack}`, "Correct adobe-campaign:url of one of the two stacks");
  if (isOlderRelease({ release, build }, source) && !Object.hasOwn(promotionExceptions, RELEASE))
    refuse(
      `Its release ${release} (build ${build}) is older than ${source.release} (build ${source.build}) on stack ${stack}, where the change was tried`,
      `Upgrade the instance first, or say in promotionExceptions.${RELEASE} why it is older`,
    );
}
