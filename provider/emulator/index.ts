/** A Campaign instance for laptops and CI. It shares no code with the client: they agree only through the wire. */
export { startEmulator, type Emulator } from "./emulator";
export type { JournalEntry } from "./journal";
export type { EmulatorOptions } from "./options";
export { StateFileError } from "./state/file";
export { PortError } from "./http/server";
