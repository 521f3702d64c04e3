import { PLACES } from "./shortcuts";

/** Keys in the list that `?` opens. `mod` stands for ⌘ or Ctrl. */
export const KEY_LIST = [
  {
    title: "Anywhere",
    keys: [
      { keys: "mod K", label: "Find a bot, a webhook or an action" },
      ...PLACES.map(({ label, keys }) => ({ keys, label: `Go to ${label.toLowerCase()}` })),
      { keys: "c", label: "Create a bot; on the webhooks page a webhook" },
      { keys: "/", label: "Search" },
      { keys: "?", label: "This list" },
    ],
  },
  {
    title: "In lists",
    keys: [
      { keys: "j", label: "Next row" },
      { keys: "k", label: "Previous row" },
      { keys: "Enter", label: "Open the row" },
    ],
  },
] as const;
