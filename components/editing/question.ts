/** Makes the dialog of a question; the dialog calls `answer` once. */
type DialogOf<Answer, Dialog> = (answer: (given: Answer) => void) => Dialog;

export type OneQuestion<Answer, Dialog> = {
  /** Resolves to the answer of the person, or to the dismissing answer. */
  ask: (dialogOf: DialogOf<Answer, Dialog>) => Promise<Answer>;
  /** Closes the open question, if there is one, with the dismissing answer. */
  dismiss: () => void;
};

/**
 * Questions of which at most one is open: another one dismisses the earlier one, so that no code waits for
 * ever. The answer of a dialog that is no longer open counts for nothing.
 * @param show shows a dialog, or none
 */
export function oneQuestion<Answer, Dialog>(
  dismissed: Answer,
  show: (dialog: Dialog | undefined) => void,
): OneQuestion<Answer, Dialog> {
  let open: ((given: Answer) => void) | undefined;
  const dismiss = () => open?.(dismissed);
  const ask = (dialogOf: DialogOf<Answer, Dialog>) => {
    dismiss();
    return new Promise<Answer>((resolve) => {
      const answer = (given: Answer) => {
        if (open !== answer) return;
        open = undefined;
        show(undefined);
        resolve(given);
      };
      open = answer;
      show(dialogOf(answer));
    });
  };
  return { ask, dismiss };
}
