/** The key under which Pulumi says what kind of value an object stands for. Source: pulumi/sdk, go/common/resource/sig. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** What stands there for a secret, whose value is beside it. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
