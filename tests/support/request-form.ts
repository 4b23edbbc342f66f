import { expect, type Page } from '@playwright/test';
import { catalog } from '../../components/words/en/catalog';

/** The day so many days from now, where the people of the tests are. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

/** The form of something that is asked for, as it is filled in on the phone. */
export class RequestForm {
  constructor(readonly page: Page) {}

  /** By its question, whether or not it may stay unanswered. */
  #field(question: string) {
    const exactly = new RegExp(`^${question.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(, optional)?$`);
    return this.page.getByLabel(exactly);
  }

  async open(item: string): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(`^${item}`) }).click();
    await expect(this.title()).toHaveText(item);
  }
  title() {
    return this.page.getByRole('heading', { level: 1 });
  }
  async asks(...questions: string[]): Promise<void> {
    for (const question of questions) await expect(this.#field(question)).toBeVisible();
  }
  async asksNot(...questions: string[]): Promise<void> {
    for (const question of questions) await expect(this.#field(question)).toHaveCount(0);
  }
  /** Text, a number, or a day. */
  async type(question: string, text: string): Promise<void> {
    await this.#field(question).fill(text);
  }
  /** One of few, which stand as tiles. */
  async press(question: string, option: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: question }).getByText(option, { exact: true }).click();
  }
  /** One of a list that opens. */
  async choose(question: string, option: string): Promise<void> {
    await this.#field(question).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
  /** Somebody, found by typing. */
  async find(question: string, person: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: question });
    // A list of choices goes away when the page beneath it is scrolled: that is over before it opens.
    await box.evaluate((field) => {
      field.scrollIntoView({ block: 'center' });
      return new Promise(requestAnimationFrame);
    });
    await box.click();
    await box.pressSequentially(person.slice(0, 5));
    // By keys: a pointer of a test, which scrolls while the list is being placed, makes it go away again.
    await expect(this.page.getByRole('option')).toHaveText([new RegExp(`^${person}`)]);
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await expect(box).toHaveValue(person);
  }
  async tick(question: string, ...options: string[]): Promise<void> {
    const group = this.page.getByRole('group', { name: question });
    for (const option of options) await group.getByText(option, { exact: true }).click();
  }
  async send(): Promise<void> {
    await this.page.getByRole('button', { name: catalog.send, exact: true }).click();
  }
  /** It is not sent: so many answers have to be looked at, and this stands beside them. */
  async stopsAt(count: number, ...words: (string | RegExp)[]): Promise<void> {
    await this.send();
    const told = count === 1 ? 'One answer needs a look.' : `${count} answers need a look.`;
    await expect(this.page.getByText(told)).toBeVisible();
    for (const text of words) await expect(this.page.getByText(text).first()).toBeVisible();
  }
  /** What became of it, with each answer beside its question, and nothing that was not asked. */
  async became(state: string, title: string, answers: Readonly<Record<string, string>>): Promise<void> {
    await expect(this.title()).toHaveText(state, { timeout: 30_000 });
    await expect(this.page.getByText(title, { exact: true }).first()).toBeVisible();
    const told = this.page.locator('dl').first().locator('dt');
    await expect(told).toHaveText(Object.keys(answers));
    await expect(this.page.locator('dl').first().locator('dd')).toHaveText(Object.values(answers));
  }
}
