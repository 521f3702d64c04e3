import type { Page } from "@playwright/test";
import { createBot, removeBot } from "./api";

const made: string[] = [];

/** Makes a bot that accepts chats and is removed after the test. */
export async function make(
  name: string,
  groups: { id: number; priority: string }[],
  more: object = {},
): Promise<string> {
  const id = await createBot({ name, status: "accepting chats", max_chats_count: 6, groups, ...more });
  made.push(id);
  return id;
}

export async function removeMade(): Promise<void> {
  for (const id of made.splice(0)) await removeBot(id);
}

/** Blocks requests to other hosts: avatars cannot be loaded without a network, and Routing needs none. */
export async function stayInside(page: Page): Promise<void> {
  await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
}
