import "server-only";
import type { Issue } from "@/lib/contract/errors";
import type { Version } from "@/lib/contract/versions";
import {
  driftReplySchema,
  type ExportInput,
  exportReplySchema,
  type PlanInput,
  planReplySchema,
} from "@/lib/transfer/api";
import type { Current } from "@/lib/transfer/current";
import { InputError } from "@/server/errors";
import type { Owner } from "../ticket";
import { driftSince } from "./drift-since";
import { fileOf } from "./file-of";
import { planOf } from "./plan-of";

/** Input of each job. The license is sent on demand: a job whose file cannot be read does not need it. */
export type Jobs = {
  plan: { owner: Owner; input: PlanInput; version: Version };
  drift: { owner: Owner; base: string };
  export: { input: ExportInput; schemaUrl: string };
};

/** The answer as JSON text, serialised in the worker so that other requests do not wait; or the problems of the input. */
export type Done = { reply: string } | { issues: [Issue, ...Issue[]] };

type License = () => Promise<Current>;

export const JOBS: { [J in keyof Jobs]: (input: Jobs[J], license: License) => Promise<Done> } = {
  plan: ({ owner, input, version }, license) =>
    answered(async () => planReplySchema.parse(await planOf(owner, input, version, license))),
  drift: ({ owner, base }, license) =>
    answered(async () => driftReplySchema.parse(await driftSince(owner, base, license))),
  export: ({ input, schemaUrl }, license) =>
    answered(async () => exportReplySchema.parse(await fileOf(await license(), input, schemaUrl))),
};

async function answered(work: () => Promise<object>): Promise<Done> {
  try {
    return { reply: JSON.stringify(await work()) };
  } catch (error) {
    const [first, ...more] = error instanceof InputError ? (error.issues ?? []) : [];
    if (first === undefined) throw error;
    return { issues: [first, ...more] };
  }
}
