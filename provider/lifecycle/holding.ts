import { SecondHolderError } from "../errors/second-holder-error";
import { inputsOf, readBookkeeping } from "./bookkeeping";
import type { CheckFailure, Context, Properties, ResourceDefinition, State } from "./definition";
import type { EngineAddress, ReadStack, StackResource } from "./engine-address";
import { type Holder, Holders } from "./holders";
import { nameIn, type Registration } from "./registration";
import { identityText, isSameRow, rememberedRow, type Row, rowOf } from "./row";

/** What a host knows of the resource that a call is about. */
interface HeldCall {
  readonly registration: Registration;
  /** Where the stack can be read, if the host was told. */
  readonly engine?: EngineAddress | undefined;
}

/** What a resource gave back in this command, or is about to. */
interface GivenBack {
  readonly urn: string | undefined;
  readonly row: Row;
  /** Its `onDelete`. */
  readonly how: unknown;
  readonly found: unknown;
  /** The one that it has waited for. */
  readonly after: GivenBack | undefined;
  readonly isDone: Promise<boolean>;
}

/**
 * One object, one holder. A resource that is renamed, moved or replaced is two for a while: the engine creates the new one, which takes
 * over a row that is there, and deletes the old one, which would give the row back under its hands. So whoever is created takes over
 * what was found at first, and whoever is deleted looks first whether somebody else has the row.
 */
export class Holding {
  readonly #holders = new Holders();
  #givenBack: GivenBack[] = [];
  #engine: EngineAddress | undefined;
  #stack: Promise<readonly StackResource[]> | undefined;

  constructor(
    private readonly definition: ResourceDefinition,
    private readonly readStack: ReadStack,
  ) {}

  /** In `check`, which is called for every resource of the program, before anything else. */
  announced({ registration: { urn }, engine }: HeldCall, inputs: Properties): CheckFailure[] {
    this.#engine ??= engine;
    const row = rowOf(this.definition, inputs);
    if (urn === undefined || row === undefined) return [];
    const other = this.#holders.note({ urn, row, status: "announced" });
    return other === undefined ? [] : [{ property: "", reason: this.#tooMany(other, urn, row).message }];
  }

  /** In `diff`, which is called for the resources that exist. Only of the program, since the engine asks about others too. */
  exists({ registration }: HeldCall, olds: Properties): void {
    const holder = this.#holders.get(registration.urn);
    if (holder === undefined) return;
    const row = rememberedRow(holder.row, this.definition, olds);
    this.#hold({ ...holder, row, status: "held", found: this.#foundIn(olds) });
  }

  /**
   * Before the first write of `create` and `update`, when it is known which row it is. Returns the outputs of the resource that had the
   * row before, for one that is new.
   *
   * @throws SecondHolderError (ACC4020) when another resource of the program has it.
   */
  async take(
    { instance, inputs, state, registration }: Context<Properties>,
    id: string,
  ): Promise<Properties | undefined> {
    const wanted = rowOf(this.definition, inputs);
    if (wanted === undefined) return undefined;
    const { identity } = await instance.info();
    const row = { ...wanted, name: id, identity: identityText({ ...identity }) };
    const holder = this.#holders.get(registration.urn);
    if (holder !== undefined) this.#hold({ ...holder, row });
    this.#givenBack = this.#givenBack.filter((each) => !isSameRow(each.row, row));
    if (state !== undefined) return undefined;
    const before = this.#holders.released(row) ?? (await this.#inStack(row));
    if (before === undefined || before["instanceName"] !== identity.instanceName) return undefined;
    return identityText(before) === row.identity ? before : this.definition.onOtherDatabase(before);
  }

  /** After `create` and `update`. `outputs` are absent when nothing is kept of it. */
  ended({ registration }: Pick<Context<unknown>, "registration">, outputs: Properties | undefined): void {
    const holder = this.#holders.get(registration.urn);
    if (holder === undefined) return;
    const isThere = outputs !== undefined || holder.status === "held";
    const found = outputs === undefined ? holder.found : this.#foundIn(outputs);
    this.#holders.note({ ...holder, status: isThere ? "held" : "failed", found });
  }

  /** In `delete`: a line that says why nothing is given back, if another resource has the row, or is about to be created for it. */
  keptInService({ id, outputs }: State, { registration }: HeldCall): string | undefined {
    const row = this.#rowOfState({ id, outputs });
    if (row === undefined) return undefined;
    const holder = this.#holders.of(row);
    this.#holders.release(row, outputs);
    return holder && this.#describe(holder, id, outputs, registration.urn);
  }

  /**
   * Gives back what is deleted, if nobody else holds it. Two resources of a stack may have one row, after a run that ended between the
   * creation of one and the deletion of the other; a destroy deletes both at the same time. The second would take what the first put back
   * for somebody's change. Returns a line that says so when there was nothing left to do.
   */
  async givenBackOnce(
    { id, outputs }: State,
    { registration: { urn } }: HeldCall,
    giveBack: () => Promise<void>,
  ): Promise<string | undefined> {
    const row = this.#rowOfState({ id, outputs });
    if (row === undefined) {
      await giveBack();
      return undefined;
    }
    const [how, found] = [inputsOf(outputs)["onDelete"], this.#foundIn(outputs)];
    const isSame = (each: GivenBack) =>
      isSameRow(each.row, row) && each.how === how && (includes(each.found, found) || includes(found, each.found));
    const earlier = this.#givenBack.find((each) => each.urn !== urn && isSame(each));
    const attempt = async () => {
      if (earlier !== undefined && (await earlier.isDone)) return earlier;
      await giveBack();
      return undefined;
    };
    const attempted = attempt();
    const isDone = attempted.then(
      () => true,
      () => false,
    );
    const mine: GivenBack = { urn, row, how, found, after: earlier, isDone };
    this.#givenBack.push(mine);
    const other = await attempted.catch(async (error: unknown) => {
      // What is there may be the work of the later holder, which is deleted at the same time and has waited for this one.
      const later = this.#givenBack.find(({ after }) => after === mine);
      if (later !== undefined && (await later.isDone)) return later;
      throw error;
    });
    if (other === undefined) return undefined;
    return `"${id}" was given back with ${other.urn === undefined ? "another resource" : `"${nameIn(other.urn)}"`}`;
  }

  /** The row of a resource that exists. `undefined` for one that gives nothing back. */
  #rowOfState({ id, outputs }: State): Row | undefined {
    const wanted = rowOf(this.definition, inputsOf(outputs));
    return wanted && { ...rememberedRow(wanted, this.definition, outputs), name: id };
  }

  #hold(holder: Holder): void {
    const other = this.#holders.note(holder);
    if (other !== undefined) throw this.#tooMany(other, holder.urn, holder.row);
  }

  #tooMany(other: Holder, urn: string, { instance }: Row): SecondHolderError {
    const where = typeof instance === "string" ? instance : undefined;
    return new SecondHolderError(this.definition.name, where, namesOf(other.urn, urn));
  }

  /** A resource of the stack that the program has no more, or that is replaced. Where the engine cannot say it, nobody is known. */
  async #inStack(row: Row): Promise<Properties | undefined> {
    const { name, held } = this.definition;
    const resources = await this.#stackResources();
    const those = resources.filter(({ type, outputs }) => {
      if (!type.endsWith(`:${name}`) || readBookkeeping(outputs) === undefined) return false;
      const theirs = rowOf(this.definition, inputsOf(outputs));
      return (
        theirs !== undefined &&
        isSameRow({ ...theirs, name: outputs[held!.key[0]], identity: identityText(outputs) }, row)
      );
    });
    return (those.find(({ outputs }) => this.#foundIn(outputs) !== undefined) ?? those[0])?.outputs;
  }

  #stackResources(): Promise<readonly StackResource[]> {
    if (this.#engine === undefined) return Promise.resolve([]);
    return (this.#stack ??= this.readStack(this.#engine).catch(() => []));
  }

  #foundIn(outputs: Properties): unknown {
    return this.definition.held && outputs[this.definition.held.found];
  }

  #describe({ urn, status, found }: Holder, id: string, outputs: Properties, old: string | undefined): string {
    const stays = `"${id}" stays in service`;
    if (old === urn || status === "announced") return `${stays}: "${nameIn(urn)}" is replaced, and goes on with it`;
    const [before, now] = old === undefined ? [undefined, nameIn(urn)] : namesOf(old, urn);
    const holds = `${stays}: "${now}" of this stack holds it${before === undefined ? "" : ` instead of "${before}"`}`;
    const original = this.#foundIn(outputs);
    if (original === undefined) return holds;
    return includes(found, original)
      ? `${holds}, with what was found at first`
      : `${holds}. What was found at first could not be handed over: when "${now}" is destroyed, it gives back what it found itself (docs/renaming.md)`;
  }
}

/** The names of two resources; their URNs if they have the same. */
function namesOf(first: string, second: string): readonly [string, string] {
  const names = [nameIn(first), nameIn(second)] as const;
  return names[0] === names[1] ? [first, second] : names;
}

/** Whether everything of `part` is in `whole`, which may record more. */
function includes(whole: unknown, part: unknown): boolean {
  if (typeof part !== "object" || part === null) return whole === part;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(part).every(([key, value]) => includes((whole as Properties)[key], value));
}
