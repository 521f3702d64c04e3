/** Message of an error with a full stop, so that another sentence can follow. */
export function sentenceOf({ message }: Error): string {
  return message.endsWith(".") ? message : `${message}.`;
}
