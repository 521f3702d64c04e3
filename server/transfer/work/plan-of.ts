import "server-only";
import type { PlanInput, PlanReply } from "@/lib/transfer/api";
import type { Current } from "@/lib/transfer/current";
import { passphraseSpellings } from "@/lib/transfer/seal/passphrases";
import { doubtsOfPlan } from "@/lib/transfer/doubts/plan";
import { makePlan } from "@/lib/transfer/plan";
import { problemsOfPlan, unknownFields } from "@/lib/transfer/problems";
import { isSealed, openDocument, SealError } from "@/lib/transfer/seal/seal";
import { parsePath, type Problem, readDocument } from "@/lib/transfer/file/text";
import type { Version } from "@/lib/contract/versions";
import { packBase } from "../base";
import { passphraseKey } from "../passphrase";
import { shadowLicense } from "../shadow";
import { shownItem } from "../shown-item";
import { stepsIn } from "../step-of";
import type { Owner } from "../ticket";

/** Plans the steps for applying a file, with the same planner as the command line. */
export async function planOf(
  owner: Owner,
  { text, passphrase }: PlanInput,
  version: Version,
  license: () => Promise<Current>,
): Promise<PlanReply> {
  const read = readDocument(text);
  if (!read.ok) return { kind: "problems", problems: read.problems };
  const { document } = read;
  const located = (problems: Problem[]) =>
    problems.map((problem) =>
      problem.path === "" ? problem : { ...problem, line: read.lineOf(parsePath(problem.path)) },
    );
  if (isSealed(document) && document.secrets && passphrase === undefined) return { kind: "sealed" };
  let open: typeof document;
  try {
    open = await openDocument(
      document,
      passphrase === undefined ? undefined : passphraseSpellings(passphrase).map(passphraseKey),
    );
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    if (document.secrets) return { kind: "sealed", wrong: error.message };
    return { kind: "problems", problems: located([{ path: "", message: error.message }]) };
  }
  const current = await license();
  const plan = makePlan(open, current);
  const problems = problemsOfPlan(plan, version);
  if (problems.length > 0) return { kind: "problems", problems: located(problems) };
  const steps = stepsIn(owner, current);
  const items = await Promise.all(
    plan.items.map((item) =>
      shownItem(owner, item, steps, item.path === undefined ? undefined : read.lineOf(parsePath(item.path))),
    ),
  );
  const doubts = located(doubtsOfPlan(open, plan, current));
  const base = await packBase(shadowLicense(owner.licenseId, current));
  return {
    kind: "planned",
    items,
    notes: [...read.notes, ...located(unknownFields(document))],
    doubts,
    base,
  };
}
