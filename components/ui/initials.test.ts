import { describe, expect, it } from 'vitest';
import { initials } from './initials';

describe('initials', () => {
  it.each([
    ['Amara Okafor', 'AO'],
    ['Wei Li', 'WL'],
    ['Nguyễn Thị Minh Châu', 'NC'],
    ['Sigríður Þorvaldsdóttir-O’Brien', 'SÞ'],
    ['Ana-Lucía Fernández de Córdoba', 'AC'],
    ['élodie', 'É'],
    ['Ольга Петрова', 'ОП'],
    ['李伟', '李'],
    ['김 민수', '김'],
    ['ليلى حداد', 'ل ح'],
    ['क्षितिज शर्मा', 'क्षिश'],
    ['amara.okafor@aarwald.example', 'AE'],
    ['  Wei   Li (IT) ', 'WL'],
    ['E\u0301mile Zola', 'ÉZ'],
  ])('%s becomes %s', (name, signs) => {
    expect(initials(name)).toBe(signs);
  });

  it('has nothing to say about a name without letters', () => {
    expect(initials('')).toBe('');
    expect(initials('42 🙂')).toBe('');
  });
});
