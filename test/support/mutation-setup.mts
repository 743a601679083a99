import { loadMutated } from "./fresh-sources.ts";

await loadMutated();
