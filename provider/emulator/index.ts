/** A Campaign instance for laptops and CI. It shares no code with the client: they agree only through the wire. */
export type { Emulator, GroupState, OperatorState } from "./api";
export { startEmulator } from "./emulator";
export type { SignIn, SignInStep, Symptom } from "./sign-in/result";
export type { Fault, FaultKind, Injection } from "./faults/fault";
export type { CallEvent, CallListener } from "./hooks";
export type { JournalEntry } from "./journal";
export type { DirectoryProfile, DirectorySettings, Person } from "./model/directory";
export type { LoginClient, TechnicalAccount } from "./model/ims";
export type { RightLink } from "./model/people";
export type { NamedRight, SecurityGroup } from "./model/seed";
export type { Security } from "./model/security";
export type { EmulatorOptions, TokenSeed } from "./options";
export { profileNames, type ProfileName } from "./profiles/index";
export type { Snapshot } from "./state/state";
export { StateFileError } from "./state/file";
export { PortError } from "./http/server";
