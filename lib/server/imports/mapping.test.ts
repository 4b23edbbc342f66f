import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { columnsOf, incidentMapping, incidentMappingOf, PRESETS } from './incident-mapping';
import { checkColumns, parseMapping } from './mapping';
import { peopleMappingOf } from './people-mapping';

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-mapping-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const kept = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

const fields = { number: '{no}', title: '{what}', requester: '{who}', createdAt: '{at}' };

describe('a mapping', () => {
  it('that comes with Holdfast is right', () => {
    expect(Object.keys(PRESETS)).toEqual(['uci-servicenow']);
    for (const [name, preset] of Object.entries(PRESETS))
      expect(parseMapping(name, preset, incidentMapping).source).toBe(name);
  });

  it('needs little, and says what it takes for granted', () => {
    expect(parseMapping('m', { source: 'old', fields }, incidentMapping)).toMatchObject({
      ...{ timeZone: 'UTC', dates: ['iso'], nulls: [], repeated: 'error' },
      values: { state: {}, impact: {}, urgency: {}, priority: {}, resolutionCode: {} },
    });
  });

  it('names every place that is wrong', () => {
    const wrong = {
      ...{ source: 'Old Desk', timeZone: 'Mars/Olympus', dates: ['dd.mm'], extra: 1 },
      fields: { ...fields, title: undefined, colour: '{c}' },
      values: { state: { Open: 'opened' }, impact: { High: 4 } },
    };
    const words = (() => {
      try {
        parseMapping('m.json', wrong, incidentMapping);
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(words).toMatch(/^the mapping m\.json is not right:/);
    for (const place of ['source', 'timeZone', 'dates.0', 'fields.title', 'fields', 'values.state.Open'])
      expect(words).toContain(`\n  ${place}: `);
    expect(words).toContain('values.impact.High');
    expect(words).toContain('"colour"');
    expect(words).toContain('"extra"');
  });

  it('that is missing, no JSON, or not known is said so', async () => {
    await expect(incidentMappingOf({ mapping: path.join(folder, 'no.json') })).rejects.toThrow(/ENOENT/);
    await expect(incidentMappingOf({ mapping: kept('a.json', '{"source":') })).rejects.toThrow(/is no JSON/);
    await expect(incidentMappingOf({ preset: 'toString' })).rejects.toThrow('there is no preset "toString"');
    await expect(incidentMappingOf({})).rejects.toThrow('nothing says which column means what');
    await expect(peopleMappingOf(kept('b.json', '{"fields":{}}'))).rejects.toThrow('fields.name');
  });

  it('needs of every field one template that the file can fill', () => {
    const mapping = parseMapping(
      'm',
      { source: 'old', fields: { ...fields, team: ['{team}', '{first_team}', 'Nobody'] } },
      incidentMapping,
    );
    expect(columnsOf(mapping.fields).sort()).toEqual(['at', 'first_team', 'no', 'team', 'what', 'who']);
    expect(() => checkColumns(mapping.fields, ['no', 'what', 'who', 'at'])).not.toThrow();
    expect(() => checkColumns(mapping.fields, ['no', 'at', 'more'])).toThrow(
      'the file has no column "what", "who"; it has: no, at, more',
    );
  });
});
