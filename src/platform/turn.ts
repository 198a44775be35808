/** Lets others have their turn: the embedded database answers without ever leaving the event loop. */
export function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
