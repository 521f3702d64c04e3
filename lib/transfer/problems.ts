import type { z } from "zod";
import { toIssues } from "@/lib/contract/issues";
import { URL_LOGIN_REFUSED } from "@/lib/contract/text";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import type { Version } from "@/lib/contract/versions";
import { extras } from "./file/sorted";
import {
  ACTION_FIELDS,
  BOT_FIELDS,
  BOT_WEBHOOKS_FIELDS,
  GROUP_FIELDS,
  type TransferDocument,
  WEBHOOK_FIELDS,
} from "./file/document";
import type { Plan } from "./plan";
import { createBotRequest, registerRequest, type SecretFor, updateBotRequest } from "./requests";
import type { Problem } from "./file/text";

const anySecret: SecretFor = () => "a secret";

/** Parts of a file that the API in this version would refuse, each with its path in the file. */
export function problemsOf({ bots, webhooks }: TransferDocument, version: Version): Problem[] {
  return [
    ...(bots ?? []).flatMap((entry, index) =>
      refusals("create_bot_agent", createBotRequest(entry, anySecret), version, `bots[${index}]`),
    ),
    ...(webhooks ?? []).flatMap((entry, index) =>
      refusals(
        "register_webhook",
        registerRequest(entry, undefined, anySecret),
        version,
        `webhooks[${index}]`,
      ),
    ),
  ];
}

/**
 * Parts of a plan that the API would refuse. Unchanged objects are not checked: the version may not know
 * their kind.
 */
export function problemsOfPlan({ items }: Plan, version: Version): Problem[] {
  return items.flatMap((item) => {
    const path = item.path ?? "";
    switch (item.kind) {
      case "create":
        return item.object === "bot"
          ? refusals("create_bot_agent", createBotRequest(item.entry, anySecret), version, path)
          : refusals("register_webhook", registerRequest(item.entry, undefined, anySecret), version, path);
      case "update":
        return newOnly(
          refusals("update_bot_agent", updateBotRequest(item.entry, item.bot, anySecret), version, path),
          item.entry.webhooks?.url === item.bot.webhooks?.url ? `${path}.webhooks.url` : undefined,
        );
      case "replace":
        return newOnly(
          refusals("register_webhook", registerRequest(item.entry, undefined, anySecret), version, path),
          item.entry.url === item.webhook.url ? `${path}.url` : undefined,
        );
      case "unchanged":
      case "only_here":
      case "remove":
      case "finish":
        return [];
    }
  });
}

/** Leaves out the refusal of a login in a stored address: an unchanged address stays, login included. */
function newOnly(problems: Problem[], storedAt: string | undefined): Problem[] {
  return problems.filter(({ path, message }) => path !== storedAt || !message.endsWith(URL_LOGIN_REFUSED));
}

function refusals(
  method: MethodName,
  body: Record<string, unknown>,
  version: Version,
  path: string,
): Problem[] {
  const parsed = requestSchema(method, version).safeParse(body);
  if (parsed.success) return [];
  return toIssues(parsed.error, body).map((issue) => {
    const whole = issue.path === "" ? path : `${path}.${issue.path}`;
    return { path: whole, message: issue.message.replace(`\`${issue.path}\``, `\`${whole}\``) };
  });
}

const schemas = new Map<string, z.ZodType>();

/** Schema of a request, cached: building one takes longer than checking many entries with it. */
function requestSchema(method: MethodName, version: Version): z.ZodType {
  const key = `${version} ${method}`;
  const schema = schemas.get(key) ?? METHODS[method].request(version);
  schemas.set(key, schema);
  return schema;
}

/** Unknown fields that are sent unchanged: fields of a newer API, or slips of the pen. */
export function unknownFields({ bots, webhooks }: TransferDocument): Problem[] {
  const found = (object: Record<string, unknown>, known: readonly string[], path: string) =>
    Object.keys(extras(object, known)).map((name) => {
      const meant = known.find(
        (one) => one === `${name}s` || `${one}s` === name || one === name.toLowerCase(),
      );
      const instead = meant === undefined ? "" : `; did you mean \`${meant}\`?`;
      return {
        path: `${path}.${name}`,
        message: `\`${path}.${name}\` is unknown to Switchboard and is sent unchanged${instead}`,
      };
    });
  return [
    ...(bots ?? []).flatMap((bot, index) => {
      const path = `bots[${index}]`;
      return [
        ...found(bot, BOT_FIELDS, path),
        ...(bot.groups ?? []).flatMap((group, at) => found(group, GROUP_FIELDS, `${path}.groups[${at}]`)),
        ...found(bot.webhooks ?? {}, BOT_WEBHOOKS_FIELDS, `${path}.webhooks`),
        ...(bot.webhooks?.actions ?? []).flatMap((action, at) =>
          found(action, ACTION_FIELDS, `${path}.webhooks.actions[${at}]`),
        ),
      ];
    }),
    ...(webhooks ?? []).flatMap((webhook, index) => found(webhook, WEBHOOK_FIELDS, `webhooks[${index}]`)),
  ];
}
