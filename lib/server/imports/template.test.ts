import { describe, expect, it } from 'vitest';
import { fill, parseTemplate } from './template';

const templates = ['{sub}: {symptom}', '{sub}', 'Incident {number}'].map(parseTemplate);
const filled = (row: Record<string, string>) => fill(templates, (column) => row[column] ?? '');

describe('templates', () => {
  it('names its columns', () => {
    expect(parseTemplate('{ sub }: {symptom}').columns).toEqual(['sub', 'symptom']);
    expect(parseTemplate('Service desk').columns).toEqual([]);
  });

  it('takes the first whose columns all have values', () => {
    expect(filled({ sub: 'Subcategory 170', symptom: 'Symptom 72' })).toBe('Subcategory 170: Symptom 72');
    expect(filled({ sub: 'Subcategory 170', symptom: '' })).toBe('Subcategory 170');
    expect(filled({ number: 'INC1' })).toBe('Incident INC1');
    expect(filled({})).toBeNull();
  });

  it('never fills in twice: a value is no template', () => {
    expect(filled({ sub: '{number}', symptom: '$&', number: 'INC1' })).toBe('{number}: $&');
  });
});
