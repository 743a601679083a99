import { extAccount, shippedAccounts } from "./accounts";
import { catalogue } from "./packages";
import { folderRights, group, operator, operatorGroup, shippedGroups, shippedOperators, shippedRights } from "./people";
import { folder, installedPackage, option, shippedFolders } from "./platform";
import type { Profile } from "./profile";

/** Adobe Campaign Classic v7, on-premise, in English. Release and build are a published pair. */
export const v7: Profile = {
  name: "v7",
  server: {
    buildNumber: "9383",
    releaseName: "7.4.1",
    // Every v7 seen calls itself 6.7 here.
    majNumber: "6",
    minNumber: "7",
    servicePack: "0",
    minNumberTechnical: "0",
    commitId: "emulator",
    advisedClientBuildNumber: "0",
    minClientBuildNumber: "8969",
  },
  locale: "en",
  timezone: "Europe/Paris",
  sessionTimeout: 86_400,
  disableAPI: false,
  // Adobe's list of those that stay when `disableAPI` is set.
  nativeOperators: ["admin", "aemserver", "campaign-loginmonitor", "internal", "monitoring"],
  bearerPerCall: true,
  // Whether a build of v7 says so is not known: one capture without it, and clients that read it.
  version: "7.4.1",
  // Documented for 8.4 and later.
  lacks: new Set(["xtk:session#GetModifiedEntities"]),
  // Whether real servers do is open: the only capture of that reply lists none.
  userInfoListsPackages: true,
  schemas: [extAccount, operator, group, operatorGroup, folderRights, option, folder, installedPackage],
  packages: catalogue,
  imsPackage: "emu:imsIntegration",
  groups: shippedGroups,
  rights: shippedRights,
  rows: {
    "nms:extAccount": shippedAccounts,
    "xtk:folder": shippedFolders,
    "xtk:option": [{ id: "1301", name: "NmsServer_LastPostUpgrade", dataType: "6", stringValue: "9383" }],
    ...shippedOperators,
  },
};
