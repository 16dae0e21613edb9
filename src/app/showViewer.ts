/** Brings the skeleton into sight after something was chosen for it, on narrow screens or in a scrolled column. */

export function showViewer(): void {
  document.getElementById('viewer')?.scrollIntoView({ block: 'nearest' });
}
