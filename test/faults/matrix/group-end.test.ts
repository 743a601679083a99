import { matrix } from "../../support/faults-matrix.ts";

matrix("group-end");
