import 'server-only';
import { attributesOf, isDay, valueFault } from '#domain/asset/classes';
import type { CellFault, CsvFault, CsvField, CsvMapping } from '#domain/asset/csv';
import type { Id } from '#domain/kernel/types';
import type { AssetFields } from '#sync/mutators/asset/fields';
import { stateOf } from './cells';
import { type Known, nameKey } from './known';

/** The cells of one row by what they say, and what is wrong with them. */
export class RowReader {
  readonly faults: CellFault[] = [];
  readonly #cells: ReadonlyMap<string, string>;

  constructor(
    header: readonly string[],
    cells: readonly string[],
    private readonly mapping: CsvMapping,
    private readonly known: Known,
  ) {
    this.#cells = new Map(header.map((column, at) => [column, cells[at] ?? '']));
    if (cells.length > header.length) this.refuse('', 'width', String(cells.length));
  }

  /** What stands in the column of a field; empty: nothing, or no such column. */
  text(field: CsvField): string {
    return (this.#cells.get(this.column(field)) ?? '').trim();
  }

  column(field: CsvField): string {
    return this.mapping.fields[field] ?? '';
  }

  refuse(column: string, fault: CsvFault, value = ''): void {
    this.faults.push({ column, fault, value: value.slice(0, 200) });
  }

  /** Fields of which the row says something. An empty cell leaves what is there. */
  fields(): Partial<AssetFields> {
    const said: Partial<AssetFields> = {};
    for (const field of ['name', 'place', 'model', 'serial', 'supplier', 'notes'] as const) {
      const text = this.text(field);
      if (text !== '') said[field] = text;
    }
    const state = this.#read('state', 'noState', stateOf);
    if (state) said.state = state;
    const { known } = this;
    const classId = this.#named('class', known.classNames);
    if (classId) said.classId = classId;
    const teamId = this.#named('team', known.teams);
    if (teamId) said.teamId = teamId;
    const siteId = this.#named('site', known.sites);
    if (siteId) said.siteId = siteId;
    const userId = this.#named('user', known.people);
    if (userId) said.userId = userId;
    const ownerId = this.#named('owner', known.people);
    if (ownerId && known.staff.has(ownerId)) said.ownerId = ownerId;
    else if (ownerId) this.refuse(this.column('owner'), 'unknown', this.text('owner'));
    this.#moneyAndDays(said);
    const serves = this.text('serves')
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean);
    if (serves.length > 0)
      said.servesSiteIds = serves.flatMap((one) => this.#id('serves', known.sites, one) ?? []);
    return said;
  }

  #moneyAndDays(said: Partial<AssetFields>): void {
    const purchasedOn = this.#read('purchased', 'noDay', dayOf);
    if (purchasedOn) said.purchasedOn = purchasedOn;
    const warrantyUntil = this.#read('warranty', 'noDay', dayOf);
    if (warrantyUntil) said.warrantyUntil = warrantyUntil;
    const costCents = this.#read('cost', 'noAmount', centsOf);
    if (costCents !== undefined) said.costCents = costCents;
    const currency = this.#read('currency', 'noCurrency', (text) =>
      /^[A-Z]{3}$/i.test(text) ? text.toUpperCase() : undefined,
    );
    if (currency) said.currency = currency;
  }

  /** Values of the class as the row says them, by key. */
  attributes(classId: Id | null): AssetFields['attributes'] {
    const values: Record<string, string | number | boolean> = {};
    const all = attributesOf(classId, this.known.classes);
    for (const [label, column] of Object.entries(this.mapping.attributes)) {
      const text = (this.#cells.get(column) ?? '').trim();
      if (text === '') continue;
      const attribute = all.find((one) => nameKey(one.label) === nameKey(label));
      if (!attribute) {
        this.refuse(column, 'noAttribute', text);
        continue;
      }
      const value = cellValue(attribute.kind, text);
      const fault = valueFault(attribute, value);
      if (fault) this.refuse(column, VALUE_FAULTS[fault], text);
      else values[attribute.key] = value;
    }
    return values;
  }

  #read<T>(field: CsvField, fault: CsvFault, read: (text: string) => T | undefined): T | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined) this.refuse(this.column(field), fault, text);
    return value;
  }

  #named(field: CsvField, among: Known['teams']): Id | undefined {
    const text = this.text(field);
    return text === '' ? undefined : this.#id(field, among, text);
  }

  #id(field: CsvField, among: Known['teams'], text: string): Id | undefined {
    const found = among.get(nameKey(text));
    if (found !== undefined && found !== 'several') return found;
    this.refuse(this.column(field), found === 'several' ? 'several' : 'unknown', text);
    return undefined;
  }
}

const VALUE_FAULTS = {
  ...({ missing: 'missing', notText: 'invalid', long: 'long', notNumber: 'noNumber' } as const),
  ...({ notDate: 'noDay', notChoice: 'noChoice', notYesNo: 'noYesNo' } as const),
} as const;

/** "2027-06-30" or "30.06.2027". */
function dayOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10);
  return isDay(iso) ? iso : undefined;
}

/** "1249.5", "1249,50" or "1,249.50" in cents. */
function centsOf(text: string): number | undefined {
  const bare = text.replace(/[\s']/g, '').replace(/,(?=\d{3}(\D|$))/g, '');
  return /^\d{1,8}([.,]\d{1,2})?$/.test(bare) ? Math.round(Number(bare.replace(',', '.')) * 100) : undefined;
}

function cellValue(kind: string, text: string): string | number | boolean {
  if (kind === 'number') {
    const number = Number(text.replace(',', '.'));
    return Number.isFinite(number) ? number : text;
  }
  if (kind === 'yesno') {
    if (/^(yes|true|1|y)$/i.test(text)) return true;
    return /^(no|false|0|n)$/i.test(text) ? false : text;
  }
  return kind === 'date' ? (dayOf(text) ?? text) : text;
}
