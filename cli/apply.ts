import { randomBytes } from "node:crypto";
import { SECRET_BYTES, secretFromBytes } from "@/lib/contract/generated-secret";
import { applyPlan, type ItemResult, type Keeper } from "@/lib/transfer/apply";
import { counted } from "@/lib/text/counted";
import { driftBetween } from "@/lib/transfer/drift";
import { privacyNote } from "@/lib/transfer/export";
import { hasChanges, type Plan } from "@/lib/transfer/plan";
import { summaryOf } from "@/lib/transfer/summary";
import { writeDocument } from "@/lib/transfer/file/text";
import { readLicense } from "./client";
import { exported } from "./export";
import { assertWritable, writePrivate } from "./files";
import type { Options } from "./options";
import { type Planned, planFor, stateFile } from "./plan";
import { itemJson, planWords, resultJson, resultWords } from "./plan-words";
import { assertFresh, stale } from "./saved-plan";
import type { Settings } from "./settings";
import { CommandError, EXIT, type Exit, type Terminal } from "./terminal";
import { fileKeeper } from "./unfinished-file";

/**
 * `apply`: changes the license into what the file says, and writes the configuration from before to an undo
 * file.
 */
export async function applyCommand(options: Options, settings: Settings, terminal: Terminal): Promise<Exit> {
  const planned = await planFor(options, settings, terminal);
  const { plan, text, current, begun, notes, warnings } = planned;
  for (const note of notes) terminal.error(note);
  if (options.plan !== undefined) await assertFresh(options.plan, text, options.delete, current);
  const keeper = fileKeeper(stateFile(options), begun, current.webhooks);
  if (!hasChanges(plan)) {
    await keeper.tidy();
    const items = plan.items.map(itemJson);
    const nothing = { changes: false, summary: summaryOf(plan.items), items, warnings };
    if (options.json) terminal.json(nothing);
    else terminal.out(planWords(plan));
    return EXIT.same;
  }
  if (!options.json) terminal.out(planWords(plan));
  assertSecrets(plan, options);
  if (plan.items.some(({ kind }) => kind === "replace")) await assertWritable(stateFile(options));
  await assertAgreed(planned, options, terminal);
  const undo = await writeUndo(planned, options, settings, terminal);
  return carryOut(planned, options, terminal, undo, keeper);
}

function assertSecrets({ items }: Plan, options: Options): void {
  if (options["generate-secrets"]) return;
  const without = items.filter((item) => "needsSecret" in item && item.needsSecret);
  if (without.length === 0) return;
  throw new CommandError(
    [
      "New items have no stored secret:",
      ...without.map(({ path, object, label }) => `  ${path}: ${object} ${label}`),
      "Write it as secret: { value: … }, or add --generate-secrets.",
    ],
    { secrets_needed: without.map(({ path }) => path) },
  );
}

/**
 * Asks for confirmation and reads the license once more: the answer was about the plan shown, which must
 * still hold.
 * @throws CommandError when it is declined, cannot be asked for, or the license has changed
 */
async function assertAgreed(planned: Planned, options: Options, terminal: Terminal): Promise<void> {
  const { current, warnings } = planned;
  if (options.yes) return;
  if (!terminal.confirm || options.json || options.operand === "-") {
    throw new CommandError(
      "Nothing was changed: there is no terminal to confirm in. Add --yes to apply without confirmation.",
    );
  }
  const despite = warnings.length === 0 ? "" : `, with ${counted(warnings.length, "warning")}`;
  if (!(await terminal.confirm(`Apply this${despite}?`))) throw new CommandError("Nothing was changed.");
  const changes = driftBetween(current, await readLicense(planned));
  if (changes.length > 0) throw stale(changes);
}

async function writeUndo(
  { current }: Planned,
  options: Options,
  { passphrase, schemaUrl }: Settings,
  terminal: Terminal,
): Promise<string | undefined> {
  if (options["no-undo"]) return undefined;
  const time = new Date().toISOString().replace(/[:.]/g, "-");
  const file = options.undo ?? `switchboard-undo-${time}.yaml`;
  const before = await exported(current, passphrase, { undo: true });
  await writePrivate(file, writeDocument(before, schemaUrl));
  const secrets = passphrase ? "" : " Without SWITCHBOARD_PASSPHRASE it holds no secrets.";
  terminal.error(`The configuration from before is in ${file}; apply it with --delete to go back.${secrets}`);
  const note = privacyNote(before);
  if (note !== undefined) terminal.error(`Note: ${note}`);
  return file;
}

async function carryOut(
  { call, plan, reached, warnings }: Planned,
  options: Options,
  terminal: Terminal,
  undo: string | undefined,
  keeper: Keeper,
): Promise<Exit> {
  const newSecret = () => secretFromBytes(randomBytes(SECRET_BYTES));
  const results: ItemResult[] = [];
  const total = plan.items.filter(({ kind }) => kind !== "unchanged" && kind !== "only_here").length;
  const far = () => reached(`${results.length} of ${total} done`);
  far();
  for await (const result of applyPlan(plan, { call, newSecret, stopped: terminal.stopped, keeper })) {
    results.push(result);
    far();
    terminal.error(resultWords(result));
  }
  const complete = results.every(({ outcome }) => outcome === "done");
  if (options.json) {
    const items = results.map(resultJson);
    terminal.json({ changes: true, complete, summary: summaryOf(plan.items), items, warnings, undo });
  } else {
    const done = results.filter(({ outcome }) => outcome === "done").length;
    const rest = complete ? "" : " Run apply again to continue.";
    terminal.out(`${done} of ${results.length} done.${rest}`);
  }
  return complete ? EXIT.changes : EXIT.error;
}
