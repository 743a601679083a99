import { join } from "node:path";
import { workFolder } from "./paths.mts";

/** Where Node keeps what it compiled of Pulumi's SDK, which each command loads twice. It changes nothing but the time. */
export const compileCache = { NODE_COMPILE_CACHE: join(workFolder, "compile-cache") };
