/** Hands a file to the person's browser. */

const RELEASE_AFTER_MS = 60_000;

export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_AFTER_MS);
}
