export function dependenciesAreCurrent(lockText: string | undefined, installedText: string | undefined): boolean;
