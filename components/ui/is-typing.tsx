/** What takes keys for itself. A box to tick takes none but the space bar. */
const OWNERS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]';

/** Whether a key belongs to a field, a list, a menu or a dialog, and so is no shortcut of the page. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : null;
  return (
    target?.closest(OWNERS) != null ||
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  );
}
