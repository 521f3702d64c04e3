import { ACTION_WORDS, isAction } from "@/lib/contract/versions";

/** An action in words; an unknown action keeps its wire name. */
export function actionWords(action: string): { title: string } {
  return isAction(action) ? ACTION_WORDS[action] : { title: action };
}
