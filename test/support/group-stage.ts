import type { EmulatorOptions } from "../../provider/emulator";
import { useRoom } from "./host-room.ts";

/** Good arguments of a group, but for its instance. */
export const given = {
  groupName: "reviewers",
  label: "Reviewers",
  description: "Approves <all> & more",
  rights: ["WORKFLOW", "export", "IMPORT"],
};

/** A room, and instances in it whose groups are looked at. */
export function useGroups() {
  const room = useRoom();
  async function scene(options?: EmulatorOptions) {
    const each = await room.scene(options);
    return { ...each, group: (name = "reviewers") => each.emulator.group(name) };
  }
  return { room, scene };
}
