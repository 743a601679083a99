import { AmbiguousPackageError } from "../../errors/ambiguous-package-error";
import { NotFoundError } from "../../errors/not-found-error";
import { PackageInstallError } from "../../errors/package-install-error";
import { PackageNotFoundError } from "../../errors/package-not-found-error";
import { SoapFaultError } from "../../errors/soap-fault-error";
import { VerificationError } from "../../errors/verification-error";
import { readBookkeeping } from "../../lifecycle/bookkeeping";
import type { Context, Described, Reconciler } from "../../lifecycle/definition";
import type { CampaignInstance } from "../../campaign/instance";
import type { CatalogueEntry } from "../../campaign/packages";
import { assertManageable } from "../guards";
import { instanceIn } from "../instance-in";
import { isNeverSent } from "../never-sent";
import { assertPromotable } from "../promotion-guard";
import { isIntegrationPackage, LABEL, namesExperienceCloud } from "./label";
import { progressLine } from "./progress-line";
import type { IntegrationPackageInputs } from "./schema";

export interface Observed {
  readonly name: string;
  readonly label: string | undefined;
  readonly installed: boolean;
  /** Whether it was there before this program came. */
  readonly alreadyInstalled: boolean;
}

type PackageContext = Context<IntegrationPackageInputs>;

/** The life of the package on the instance. It is installed once and never removed: Campaign cannot uninstall a built-in package. */
export const reconcileIntegrationPackage: Reconciler<IntegrationPackageInputs, Observed, Observed> = {
  async observe(context) {
    await assertManageable(context);
    await assertPromotable(context);
    const { instance, inputs, state } = context;
    const wanted = inputs.packageName ?? (state?.outputs["packageName"] as string | undefined);
    const installed = await instance.packages.installed();
    if (wanted !== undefined && installed.has(wanted))
      return seen(context, wanted, state?.outputs["packageLabel"] as string | undefined, true);
    const entry = await findInCatalogue(instance, wanted, installed);
    return seen(context, entry.name, entry.label, installed.has(entry.name));
  },

  async ensure(context, observed) {
    if (observed.installed) return observed;
    const { instance, inputs } = context;
    if (inputs.mode === "verify")
      throw new VerificationError(instance.url, `The package ${observed.name}`, ["it is not installed"]);
    await instance.assertMayWrite();
    return instance.exclusively(() => install(context, observed));
  },

  sync: (_context, observed) => Promise.resolve(observed),

  describe: (_context, observed) => describe(observed),
  // Looks for it as `up` does, and installs nothing.
  survey: (context) => reconcileIntegrationPackage.observe(context),
  adopted: (_context, observed) => describe(observed),

  async find({ instance, state }) {
    const installed = await instance.packages.installed();
    const { packageName, packageLabel, alreadyInstalled } = state.outputs;
    if (installed.has(state.id))
      return {
        id: state.id,
        inputs: {},
        // For `.get()` nothing is remembered: what it finds was there.
        outputs: { packageName: packageName ?? state.id, packageLabel, alreadyInstalled: alreadyInstalled ?? true },
      };
    if (readBookkeeping(state.outputs) !== undefined) return undefined;
    throw notInstalled(instance, state.id, installed);
  },

  release({ inputs, state, report }) {
    if (inputs.mode === "manage")
      report.tell(
        `the package ${state.id} stays on the instance: Campaign cannot uninstall a built-in package. Only Pulumi forgets it.`,
      );
    return Promise.resolve();
  },
};

export function notInstalled({ url }: CampaignInstance, name: string, installed: ReadonlySet<string>): NotFoundError {
  return new NotFoundError(url, `installed package "${name}"`, [...installed].sort());
}

function describe({ name, label, alreadyInstalled }: Omit<Observed, "installed">): Described {
  return { id: name, outputs: { packageName: name, packageLabel: label, alreadyInstalled } };
}

function seen({ state }: PackageContext, name: string, label: string | undefined, installed: boolean): Observed {
  const earlier = state?.outputs["alreadyInstalled"];
  return { name, label, installed, alreadyInstalled: typeof earlier === "boolean" ? earlier : installed };
}

async function findInCatalogue(instance: CampaignInstance, wanted: string | undefined, installed: ReadonlySet<string>) {
  const catalogue = await instance.packages.catalogue();
  const matches =
    wanted === undefined ? byLabel(catalogue, installed) : catalogue.filter((entry) => entry.name === wanted);
  const description = wanted === undefined ? `labelled "${LABEL}"` : `called ${wanted}`;
  const shown = (entries: readonly CatalogueEntry[]) => entries.map(({ name, label }) => `${name} ("${label}")`);
  if (matches.length > 1) throw new AmbiguousPackageError(instance.url, description, shown(matches));
  if (matches[0] === undefined) throw new PackageNotFoundError(instance.url, description, shown(catalogue));
  return matches[0];
}

/**
 * By the label that Adobe documents. In another language only the product's name is left of it: enough to adopt a package that is
 * installed, but not to install one, which nobody could undo.
 */
function byLabel(catalogue: readonly CatalogueEntry[], installed: ReadonlySet<string>): readonly CatalogueEntry[] {
  const documented = catalogue.filter(({ label }) => isIntegrationPackage(label));
  if (documented.length > 0) return documented;
  return catalogue.filter(({ name, label }) => namesExperienceCloud(label) && installed.has(name));
}

/** Submits once. What came of it is seen in a new logon, also when the reply was lost; nothing is ever submitted again. */
async function install(context: PackageContext, observed: Observed): Promise<Observed> {
  const { instance, report } = context;
  const { name } = observed;
  // Another resource of this run may have installed it while this one waited for its turn.
  if ((await instance.packages.installed()).has(name)) return { ...observed, installed: true };
  const started = Date.now();
  report.tell(`installing the package ${name} on ${await instanceIn(instance)} (this can take 5 minutes or more)`);
  report.attempting(describe(observed));
  const answer = await instance.packages
    .install(name, (event) => report.tell(progressLine(event)))
    .catch((error: unknown) => refusedUnlessThere(context, name, error));
  const installed = await instance.packages.installedNow();
  if (!installed.has(name))
    throw new PackageInstallError(
      instance.url,
      name,
      answer === "lost"
        ? "The instance's reply was lost, and a new logon does not show the package yet"
        : "A new logon does not show it",
    );
  report.tell(`installed the package ${name} in ${Math.round((Date.now() - started) / 1000)} s`);
  return { ...observed, installed: true };
}

/** The instance may refuse because another stack is installing the same at this moment; and a fault may come after the fact. */
async function refusedUnlessThere({ instance, report }: PackageContext, name: string, error: unknown): Promise<"done"> {
  if (isNeverSent(error)) report.refused();
  if (!(error instanceof SoapFaultError)) throw error;
  const installed = await instance.packages.installedNow().catch(() => undefined);
  if (installed?.has(name)) return "done";
  if (installed !== undefined) report.refused();
  throw error;
}
