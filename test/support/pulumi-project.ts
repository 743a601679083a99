export { createProject, type Files, usualPackages, writeFiles } from "../../tools/pulumi-project.mts";
