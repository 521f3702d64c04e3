import "server-only";
import type { PlanInput, PlanReply } from "@/lib/transfer/api";
import { passphraseSpellings } from "@/lib/transfer/passphrases";
import { doubtsOfPlan } from "@/lib/transfer/doubts/plan";
import { makePlan } from "@/lib/transfer/plan";
import { problemsOfPlan, unknownFields } from "@/lib/transfer/problems";
import { isSealed, openDocument, SealError } from "@/lib/transfer/seal";
import { parsePath, type Problem, readDocument } from "@/lib/transfer/text";
import type { Session } from "@/server/auth/session-rows";
import { environment } from "@/server/environment";
import { alikeIn } from "./alike";
import { packBase } from "./base";
import { passphraseKey } from "./passphrase";
import { readLicense } from "./read-license";
import { shadowLicense } from "./shadow";
import { shownItem } from "./shown-item";

/** What applying a file would do, by the planner that the command line uses too. Changes nothing. */
export async function planFile(session: Session, { text, passphrase }: PlanInput): Promise<PlanReply> {
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
  const current = await readLicense(session);
  const plan = makePlan(open, current);
  const problems = problemsOfPlan(plan, environment().CONFIGURATION_API_VERSION);
  if (problems.length > 0) return { kind: "problems", problems: located(problems) };
  const alike = alikeIn(current);
  const items = await Promise.all(
    plan.items.map((item) =>
      shownItem(
        session,
        item,
        current,
        alike,
        item.path === undefined ? undefined : read.lineOf(parsePath(item.path)),
      ),
    ),
  );
  const doubts = located(doubtsOfPlan(open, plan, current));
  const base = await packBase(shadowLicense(session.licenseId, current));
  return {
    kind: "planned",
    items,
    notes: [...read.notes, ...located(unknownFields(document))],
    doubts,
    base,
  };
}
