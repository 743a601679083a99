import { join } from "node:path";
import { workFolder } from "../../tools/paths.mts";

/** Where Node keeps what it compiled of Pulumi's SDK, which the tests load many hundred times. It changes nothing but the time. */
export const compileCache = { NODE_COMPILE_CACHE: join(workFolder, "compile-cache") };
