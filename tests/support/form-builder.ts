import { expect, type Locator, type Page } from '@playwright/test';
import type { Condition, DayRule, FormField, Test } from '#domain/request/fields';
import type { StartingItem } from '#domain/request/starting';
import { catalog } from '../../components/words/en/catalog';
import { pressHydrated } from './hydrated';

const words = catalog.build;

/** What an item is to be; the keys of its questions and options are the description's own. */
export interface Handmade
  extends Pick<
    StartingItem,
    'group' | 'name' | 'summary' | 'description' | 'icon' | 'expectedMinutes' | 'urgency'
  > {
  fields: readonly FormField[];
  titleField: string | null;
  /** Somebody who has to approve it, by name, and for which answers. */
  approver?: { name: string; when: Condition | null };
}

type Place = Page | Locator;
/** By its label, whether or not it is marked as optional. */
const box = (place: Place, label: string) =>
  place.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(, optional)?$`));
const pageOf = (place: Place): Page => ('page' in place ? place.page() : place);

/** Types as fingers do, over what stands there. */
async function type(place: Place, label: string, text: string): Promise<void> {
  await box(place, label).selectText();
  await box(place, label).pressSequentially(text);
}
/** Chooses from a list, unless that is chosen. */
async function pick(place: Place, label: string, option: string): Promise<void> {
  const list = box(place, label);
  if ((await list.textContent())?.trim() === option) return;
  await list.click();
  await pageOf(place).getByRole('option', { name: option, exact: true }).click();
}

/** Builds an item in the builder's own controls, on the page of a new one, and saves it. */
export async function buildByHand(desk: Page, item: Handmade): Promise<void> {
  await pressHydrated(desk.getByRole('button', { name: words.make }));
  await expect(desk.getByText(words.trouble.incomplete)).toBeVisible();
  const what = desk.getByRole('region', { name: words.what });
  await box(what, words.name).fill(item.name);
  await box(what, words.group).fill(item.group);
  await box(what, words.summary).fill(item.summary);
  await box(what, words.description).fill(item.description);
  await pick(what, words.icon, words.icons[item.icon]);
  await pick(what, words.urgency, words.urgencies[`${item.urgency}`]);
  if (item.expectedMinutes) await type(what, words.expected, String(item.expectedMinutes / 60));
  const questions = desk.getByRole('region', { name: words.questions, exact: true });
  for (const [at, field] of item.fields.entries()) {
    await questions.getByRole('button', { name: words.addQuestion }).click();
    await desk.getByRole('menuitem', { name: words.kind[field.kind], exact: true }).click();
    await buildField(questions.getByRole('listitem').nth(at), field, item.fields.slice(0, at));
  }
  const title = item.fields.find(({ id }) => id === item.titleField);
  if (title) await pick(questions, words.inTitle, title.label);
  if (item.approver) await buildApproval(desk, item.approver, item.fields);
  await expect(desk.getByText(words.trouble.incomplete)).toHaveCount(0);
}

/** What is asked is said in the question that was just added, which stands open. */
async function buildField(card: Locator, field: FormField, above: readonly FormField[]): Promise<void> {
  await expect(box(card, words.label)).toBeFocused();
  await box(card, words.label).fill(field.label);
  if (field.help) await box(card, words.help).fill(field.help);
  const required = card.getByRole('switch', { name: words.required });
  if ((await required.isChecked()) !== field.required) await card.getByText(words.required).click();
  await buildKind(card, field, above);
  if (!field.showWhen) return;
  await card.getByText(words.onlyWhen).click();
  await buildCondition(card, field.showWhen, above);
}

async function buildKind(card: Locator, field: FormField, above: readonly FormField[]): Promise<void> {
  switch (field.kind) {
    case 'text':
      await pick(card, words.format, words.formats[field.format]);
      return type(card, words.length, String(field.max));
    case 'long':
      return type(card, words.length, String(field.max));
    case 'number':
      if (field.min !== null) await type(card, words.least, String(field.min));
      if (field.max !== null) await type(card, words.most, String(field.max));
      if (field.unit) await box(card, words.unit).fill(field.unit);
      if (field.decimals) await pick(card, words.decimals, `${field.decimals} places after the point`);
      return;
    case 'choices':
      if (field.atLeast) await type(card, words.atLeast, String(field.atLeast));
      if (field.atMost) await type(card, words.atMost, String(field.atMost));
      return buildOptions(card, field.options);
    case 'choice':
      return buildOptions(card, field.options);
    case 'date':
      await buildDay(card, 'earliest', field.earliest, above);
      return buildDay(card, 'latest', field.latest, above);
  }
}

async function buildOptions(card: Locator, options: readonly { label: string }[]): Promise<void> {
  for (const [at, { label }] of options.entries()) {
    const line = box(card, words.option.replace('{n}', String(at + 1)));
    // Two are there from the beginning.
    if (at > 1) await card.getByRole('button', { name: words.addOption }).click();
    await line.fill(label);
  }
}

async function buildDay(
  card: Locator,
  end: 'earliest' | 'latest',
  rule: DayRule | null,
  above: readonly FormField[],
): Promise<void> {
  const other = above.find(({ id }) => id === rule?.after);
  const from = other ? words.afterField.replace('{name}', other.label) : words.afterAsked;
  await pick(card, words[end], rule ? from : words.anyDay);
  const bound = card.getByRole('group', { name: words.bound[end] });
  if (rule) await type(bound, words.days, String(rule.days));
}

async function buildCondition(
  place: Locator,
  { match, tests }: Condition,
  above: readonly FormField[],
): Promise<void> {
  for (const [at, test] of tests.entries()) {
    if (at > 0) await place.getByRole('button', { name: words.addTest }).click();
    await buildTest(place, String(at + 1), test, above);
  }
  if (tests.length > 1) await pick(place, words.match, words.matches[match]);
}

async function buildTest(place: Locator, n: string, test: Test, above: readonly FormField[]): Promise<void> {
  const field = above.find(({ id }) => id === test.field);
  if (!field) throw new Error(`nothing above is called ${test.field}`);
  const part = (label: string) => label.replace('{n}', n);
  await pick(place, part(words.testField), field.label);
  await pick(place, part(words.testIs), words.tests[test.is]);
  if (test.value === null) return;
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options : null;
  const option = options?.find(({ id }) => id === test.value)?.label;
  if (option) await pick(place, part(words.testValue), option);
  else await type(place, part(words.testValue), String(test.value));
}

async function buildApproval(
  desk: Page,
  { name, when }: NonNullable<Handmade['approver']>,
  fields: readonly FormField[],
): Promise<void> {
  const approval = desk.getByRole('region', { name: words.approval.title });
  await approval.getByRole('button', { name: words.approval.add }).click();
  await pick(approval, words.approval.who.replace('{n}', '1'), words.approval.kinds.people);
  await approval
    .getByRole('combobox', { name: words.approval.addPerson })
    .pressSequentially(name.slice(0, 5));
  await desk.getByRole('option', { name, exact: true }).click();
  if (!when) return;
  await approval.getByText(words.approval.onlyWhen).click();
  await buildCondition(approval, when, fields);
}
