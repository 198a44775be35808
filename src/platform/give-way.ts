/** Lets what else waits run first: the embedded database holds the event loop for as long as a statement takes. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
