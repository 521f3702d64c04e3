import { ACTION_WORDS, isAction } from "@/lib/contract/versions";

/** An action in words; one that the product does not know is called by its wire name. */
export function actionWords(action: string): { title: string } {
  return isAction(action) ? ACTION_WORDS[action] : { title: action };
}
