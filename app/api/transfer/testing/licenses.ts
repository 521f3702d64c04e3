import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { operationText } from "@/lib/changes/entry";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import type { DriftReply, ExportReply, ItemReply, PlannedItem, PlanReply } from "@/lib/transfer/api";
import { writeDocument } from "@/lib/transfer/file/text";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { POST as DRIFT } from "../drift/route";
import { POST as EXPORT } from "../export/route";
import { POST as ITEM } from "../item/route";
import { POST as PLAN } from "../plan/route";

/** More licenses than the tests of one file take. */
const LICENSES = 60;
const emailOf = (license: number, name: string) => `${name}@license-${license}.example`;

/**
 * Starts a platform of many empty licenses. Each test takes its own, so that it meets no object that
 * another test left or still writes.
 */
export async function prepareLicenses() {
  const licenses = Array.from({ length: LICENSES }, (_, index) => ({
    id: index + 1,
    users: [
      { email: emailOf(index + 1, "admin"), administrator: true },
      { email: emailOf(index + 1, "agent"), administrator: false },
    ],
  }));
  const platform = await preparePlatform(undefined, { licenses });
  let taken = 0;

  return function emptyLicense() {
    taken += 1;
    const license = taken;
    /** Signs in; by default the administrator, with the first application and all scopes. */
    const as = async ({ email = "admin", ...who }: Parameters<typeof signIn>[1] = {}) => {
      const browser = await signIn(platform, { ...who, email: emailOf(license, email) });
      return { ...personOf(browser), client: clientOf(platform, browser) };
    };
    return { id: license, as };
  };
}

type StepOptions = { secret?: string; id?: string; made?: string[] };

/** Acts as a person on the page of configuration files, through the routes behind it. */
function personOf(browser: Browser) {
  const post = (route: Parameters<typeof visit>[0], body: object) =>
    visit(route, browser, { method: "POST", body });

  async function exported(more: object = {}): Promise<ExportReply> {
    const { status, json } = await post(EXPORT, { others: false, ...more });
    expect(status, JSON.stringify(json)).toBe(200);
    return json as ExportReply;
  }

  async function plan(text: string, passphrase?: string): Promise<PlanReply> {
    const { status, json } = await post(PLAN, { text, passphrase });
    expect(status, JSON.stringify(json)).toBe(200);
    return json as PlanReply;
  }

  async function planned(content: string | object, passphrase?: string) {
    const reply = await plan(typeof content === "string" ? content : yaml(content), passphrase);
    if (reply.kind !== "planned") throw new Error(JSON.stringify(reply));
    return reply;
  }

  function step({ ticket }: PlannedItem, { secret, id = "test", made }: StepOptions = {}) {
    return visit(ITEM, browser, {
      method: "POST",
      headers: {
        origin: "http://localhost:3130",
        [OPERATION_HEADER]: operationText({ kind: "transfer", id }),
      },
      body: { ticket, secret, made },
    });
  }

  /**
   * Carries out every item of a file, removals included, as a person would by clicking, and returns the
   * number of items.
   */
  async function transfer(content: string | object, passphrase?: string): Promise<number> {
    const { items } = await planned(content, passphrase);
    const todo = items.filter(({ ticket }) => ticket !== undefined);
    const made: string[] = [];
    for (const item of todo) {
      const secret = item.secret === "needed" ? randomUUID() : undefined;
      const reply = (await step(item, { secret, made })).json as ItemReply;
      expect(reply, item.label).toMatchObject({ kind: "done" });
      if (reply.kind === "done" && reply.id !== undefined) made.push(reply.id);
    }
    return todo.length;
  }

  return {
    exported,
    plan,
    planned,
    step,
    transfer,
    /** Lists changes to the license since a plan, as the page does before its first item. */
    drift: async (base: string) => {
      const { status, json } = await post(DRIFT, { base });
      return { status, changes: (json as DriftReply).changes };
    },
    exportStatus: async () => (await post(EXPORT, { others: false })).status,
  };
}

/** Text of a configuration file with this content. */
export const yaml = (content: object) => writeDocument({ switchboard: 1, ...content });
export const kinds = (items: PlannedItem[]) => items.map(({ kind, object }) => `${kind} ${object}`);
