/** Focuses what is wrong first. Of a group of choices the first of them: the group itself takes no focus. */
export function focusFirstWrong(form: HTMLElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid], [data-fault]');
  const isField = wrong?.matches('input, textarea, button');
  (isField ? wrong : wrong?.querySelector<HTMLElement>('input, textarea, button'))?.focus();
}
