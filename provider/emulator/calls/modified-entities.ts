import { stamp } from "../model/clock";
import type { Instance } from "../model/instance";
import type { Method } from "../soap/method";
import { child, element, type XmlElement } from "../xml/tree";

/**
 * Lets a client keep its caches fresh: what was modified since it asked last. Documented for 8.4 and later, so only the
 * profile v8 has it. Options are reported; schemas only all at once, when the build is another one.
 */
export const getModifiedEntities: Method = {
  schema: "xtk:session",
  services: ["xtk:session"],
  name: "GetModifiedEntities",
  in: [{ name: "cacheEntities", type: "DOMDocument" }],
  out: [{ name: "dirtyEntities", type: "DOMDocument", wire: "pdomDirtyEntities" }],
  run: ({ instance, document }) => {
    const asked = document(0);
    const { buildNumber } = instance.profile.server;
    const known = asked?.attributes.buildNumber;
    const since = asked?.attributes.lastModified;
    const time = new Date(Math.max(instance.clock.now(), instance.clock.last)).toISOString();
    const stale = known !== undefined && known !== buildNumber;
    const dirty = child(asked, "option") && since !== undefined && !stale ? options(instance, since) : [];
    return [element("cache", { buildNumber, time, ...(stale ? { emptyCache: "true" } : {}) }, dirty)];
  },
};

function options(instance: Instance, since: string): XmlElement[] {
  const last = stamp(Date.parse(since));
  return instance
    .table("xtk:option")
    .rows.filter(({ lastModified = "" }) => lastModified > last)
    .map(({ name = "", lastModified = "" }) =>
      element("entityCache", { pk: `xtk:option|${name}`, schema: "xtk:option", lastModified, md5: "" }),
    );
}
