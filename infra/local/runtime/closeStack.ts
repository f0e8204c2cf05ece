/** Closes resources in the opposite order of their opening. */
export function closeStack() {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    keep<Part>(part: Part, close: (part: Part) => Promise<unknown>): Part {
      closers.push(() => close(part));
      return part;
    },
    async close(): Promise<void> {
      for (const close of closers.splice(0).toReversed()) await close();
    },
  };
}

export type CloseStack = ReturnType<typeof closeStack>;
