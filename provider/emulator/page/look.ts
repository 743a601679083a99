import { createHash } from "node:crypto";
import { faultKinds, whenOf } from "../faults/fault";
import type { Site } from "../http/campaign";
import { packageId } from "../model/install";
import type { Instance } from "../model/instance";
import { PeopleConsole } from "../people-console";
import { pending, readConfiguration } from "../sign-in/configuration";
import { accountViews } from "./accounts";
import type { Seen, View } from "./view";

/** More rows than this are counted and not listed: nobody reads them, and the browser would slow down. */
export const longestList = 200;

/** All that the page shows, with a digest by which a change is noticed. */
export function look(site: Site): Seen {
  site.instance.settle();
  const view = viewOf(site);
  const version = createHash("sha256").update(JSON.stringify(view)).digest("base64url");
  return { version, view };
}

function viewOf({ instance, journal, faults }: Site): View {
  const { profile, clock, directory } = instance;
  const people = new PeopleConsole(instance);
  const installed = new Set(instance.packages());
  const { accounts, total } = accountViews(instance, longestList);
  return {
    instance: {
      name: instance.instanceName,
      profile: profile.name,
      release: profile.server.releaseName,
      build: profile.server.buildNumber,
      startedAt: instance.configuration.at,
      restartPending: pending(instance.configuration, readConfiguration(instance, "")),
    },
    clockAhead: clock.ahead,
    packages: profile.packages
      .filter((each) => each.hidden !== true)
      .map((each) => ({ id: packageId(each), label: each.label, installed: installed.has(packageId(each)) })),
    accounts,
    ...peopleOf(instance, people),
    profiles: directory.groups
      .filter(({ type }) => type === "PRODUCT_PROFILE")
      .map(({ groupName, productName = "", memberCount }) => ({
        name: groupName,
        product: productName,
        members: memberCount,
      })),
    people: directory.people.slice(0, longestList).map(({ email, profiles }) => ({ email, profiles: [...profiles] })),
    sessions: instance.sessions
      .list(clock.now())
      .map(({ operator, expires }) => ({ operator: operator.name, expires: new Date(expires).toISOString() })),
    faults: faults.list().map(({ fault, hits }) => ({
      kind: fault.kind,
      when: whenOf(fault),
      service: fault.at?.service ?? "",
      method: fault.at?.method ?? "",
      nth: fault.at?.nth ?? 1,
      times: fault.times ?? 1,
      hits,
    })),
    faultKinds,
    calls: journal
      .latest(longestList)
      .map(
        ({ number, entry: { at, operator, service, method, status, fault = "", injected = "", detail, write } }) => ({
          ...{ number, at, operator, service, method, status, fault, injected, detail, write },
        }),
      ),
    totals: {
      accounts: total,
      groups: people.count("group"),
      operators: people.count("operator"),
      people: directory.people.length,
    },
  };
}

const authentication: Readonly<Record<string, string>> = { ims: "IMS", native: "Native" };

function peopleOf(instance: Instance, people: PeopleConsole): Pick<View, "groups" | "namedRights" | "operators"> {
  return {
    groups: people.groups(longestList).map(({ attributes, rights, members }) => ({
      name: attributes.name ?? "",
      label: attributes.label ?? "",
      description: attributes.desc ?? "",
      lastModified: attributes.lastModified ?? "",
      modifiedBy: instance.operatorName(attributes["modifiedBy-id"]),
      rights,
      members,
    })),
    namedRights: people
      .namedRights()
      .slice(0, longestList)
      .map(({ name = "", label = "" }) => ({ name, label })),
    operators: people.operators(longestList).map(({ attributes, groups, rights }) => ({
      name: attributes.name ?? "",
      label: attributes.label ?? "",
      authentication: authentication[attributes["access/@authenticationType"] || "native"] ?? "",
      groups,
      rights,
    })),
  };
}
