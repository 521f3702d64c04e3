import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { apiFetch } from "@/components/requests/http";
import type {
  BotList,
  CreateBotInput,
  CreatedBot,
  ShownBotReply,
  UpdateBotInput,
  UpdatedBot,
} from "@/lib/bots/api";
import type { RevealedSecret } from "@/lib/contract/secret";
import { api } from "@/lib/paths";
import { inBackground } from "./in-background";

/** Every bot that the person may see, without the fields that only details hold. */
export const botsQuery = queryOptions({
  queryKey: ["bots"],
  queryFn: ({ signal }) => apiFetch<BotList>(api.bots, { signal }),
});

export const botQuery = (botId: string) =>
  queryOptions({
    queryKey: ["bots", botId],
    queryFn: ({ signal }) => apiFetch<ShownBotReply>(api.bot(botId), { signal }),
  });

const DETAILS_FRESH_MS = 60_000;

/** Details of a bot for the list: read a few at a time, and not again whenever the tab is shown. */
export const listedBotQuery = (botId: string) =>
  queryOptions({
    ...botQuery(botId),
    queryFn: ({ signal }) => {
      return inBackground(() => {
        signal.throwIfAborted();
        return apiFetch<ShownBotReply>(api.bot(botId), { signal });
      });
    },
    staleTime: DETAILS_FRESH_MS,
    refetchOnWindowFocus: false,
  });

export const createBotMutation = mutationOptions({
  mutationKey: ["bots", "create"],
  mutationFn: (body: CreateBotInput) => apiFetch<CreatedBot>(api.bots, { method: "POST", body }),
});

export const updateBotMutation = mutationOptions({
  mutationKey: ["bots", "update"],
  mutationFn: ({ botId, bot, base }: { botId: string } & UpdateBotInput) =>
    apiFetch<UpdatedBot>(api.bot(botId), { method: "PATCH", body: { bot, base } }),
});

export const removeBotMutation = mutationOptions({
  mutationKey: ["bots", "remove"],
  mutationFn: (botId: string) => apiFetch<object>(api.bot(botId), { method: "DELETE" }),
});

export const revealBotSecretMutation = mutationOptions({
  mutationKey: ["bots", "reveal"],
  mutationFn: (botId: string) => apiFetch<RevealedSecret>(api.botSecret(botId), { method: "POST" }),
  // The screen alone holds the secret, and only for a while: the cache must not keep it.
  gcTime: 0,
});

/** Query key of the time when this tab saved a bot: until the change is live, the bot's page says so. */
export const savedAtKey = (botId: string) => ["bot-saved-at", botId] as const;
