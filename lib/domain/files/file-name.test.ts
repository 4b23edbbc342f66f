import { describe, expect, it } from 'vitest';
import { cleanFileName, cleanSigner, nameFor } from './file-name';
import { FILE_NAME_MAX } from './limits';

describe('A15 the name of a file', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\report.pdf', 'report.pdf'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['in\u200Bvi\u2060sible\uFEFF.txt', 'invisible.txt'],
    ['nul\u0000l.txt', 'null.txt'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['console.txt', 'console.txt'],
    ['.htaccess', 'htaccess'],
    ['  a   b .pdf ', 'a b .pdf'],
    ['a<b>:"c|?*.txt', 'a_b___c___.txt'],
    ['Þorvaldsdóttir 漢字 تقرير.pdf', 'Þorvaldsdóttir 漢字 تقرير.pdf'],
    ['', 'file'],
    ['...', 'file'],
    ['\u200B\u202E', 'file'],
  ])('%j is kept as %j', (name, kept) => {
    expect(cleanFileName(name)).toBe(kept);
  });

  it('is cut before its ending, never inside a character', () => {
    expect(cleanFileName(`${'a'.repeat(300)}.pdf`)).toBe(`${'a'.repeat(FILE_NAME_MAX - 4)}.pdf`);
    const faces = cleanFileName(`${'🧰'.repeat(100)}.txt`);
    expect(faces.length).toBeLessThanOrEqual(FILE_NAME_MAX);
    expect(faces).toMatch(/^(🧰)+\.txt$/u);
    expect(cleanFileName('x'.repeat(200)).length).toBe(FILE_NAME_MAX);
  });

  it('says what the file is', () => {
    expect(nameFor('invoice.pdf.exe', 'application/pdf')).toBe('invoice.pdf.exe.pdf');
    expect(nameFor('Photo.JPEG', 'image/jpeg')).toBe('Photo.JPEG');
    expect(nameFor('jpg', 'image/jpeg')).toBe('jpg.jpg');
    expect(nameFor('switch.log', 'text/plain')).toBe('switch.log');
    expect(nameFor(`${'x'.repeat(200)}`, 'image/png')).toMatch(/^x+\.png$/);
  });
});

it('who signed keeps their name in any script, without what turns the text around it', () => {
  expect(cleanSigner(' Nguyễn Thị Minh Châu ')).toBe('Nguyễn Thị Minh Châu');
  expect(cleanSigner('می‌خواهم')).toBe('می‌خواهم');
  expect(cleanSigner('A\u202EB\u0007')).toBe('AB');
  expect(cleanSigner("O'Brien / Smith")).toBe("O'Brien / Smith");
});
