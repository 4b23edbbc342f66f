import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { MarkdownText } from './markdown';

const html = (text: string): string => renderToStaticMarkup(<MarkdownText>{text}</MarkdownText>);

/** What stands in attributes and tags: text in between may say anything. */
const tagsOf = (text: string): string => (html(text).match(/<[^>]*>/g) ?? []).join('');

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<form><input name=attributes></form>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '[x](javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox)',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](https://evil.example/a.png)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '[click](https://a.example/"onmouseover="alert(1))',
  'https://a.example/"onmouseover="alert(1)',
])('%s is inert', (text) => {
  const tags = tagsOf(text);
  expect(tags).not.toMatch(/<(script|img|svg|math|iframe|form|style|object|embed|link|base|video|audio)\b/i);
  expect(tags).not.toMatch(/\son\w+\s*=|style=|srcdoc|src=|javascript:|vbscript:|data:/i);
});

it('shows what Markdown means, and leads out without telling from where', () => {
  const shown = html(
    '# Jam\n\n1. Open **flap A**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<https://a.example/x>',
  );
  for (const part of [
    '<h2>Jam</h2>',
    '<strong>flap A</strong>',
    '<td>1</td>',
    'rel="noopener noreferrer nofollow"',
  ])
    expect(shown).toContain(part);
});

it('a picture is a link with its words, and loads nothing', () => {
  const shown = html('![The flap](https://pictures.example/flap.png)');
  expect(shown).toContain('href="https://pictures.example/flap.png"');
  expect(shown).toContain('The flap');
  expect(shown).not.toContain('<img');
});

const ID = '0193b1f2-0000-7000-8000-000000000001';

it('a picture of its own is drawn by who shows the text, and by no address', () => {
  const drawn: string[] = [];
  const draw = (address: string, words: string) => {
    drawn.push(`${address} ${words}`);
    return <i>drawn</i>;
  };
  const text = `![Flap A](file:${ID})`;
  const shown = renderToStaticMarkup(<MarkdownText draw={draw}>{text}</MarkdownText>);
  expect(drawn).toEqual([`file:${ID} Flap A`]);
  expect(shown).toContain('<i>drawn</i>');
  expect(html(text)).toContain('<span>Flap A</span>');
  for (const shownBy of [shown, html(text)]) expect(shownBy).not.toMatch(/<img|file:/);
});

it.each([
  `![x](file:///etc/passwd)`,
  `![x](file:../../api/attachment/${ID})`,
  `![x](file:${ID}/../${ID})`,
  `![x](file:${ID}?thumb)`,
  `![x](FILE:${ID.toUpperCase()})`,
  `![x](file:${ID}%22onerror=alert(1))`,
  `![x](/api/attachment/${ID})`,
  `![x](//evil.example/${ID})`,
  `![x](blob:https://evil.example/${ID})`,
  `<img src="file:${ID}">`,
])('A13 %s draws nothing', (text) => {
  const draw = () => <i>drawn</i>;
  const shown = renderToStaticMarkup(<MarkdownText draw={draw}>{text}</MarkdownText>);
  expect(shown).not.toContain('drawn');
  expect((shown.match(/<[^>]*>/g) ?? []).join('')).not.toMatch(/<img|\ssrc=/);
});

it('A14 what stands for a picture breaks out of nothing', () => {
  const draw = (_: string, words: string) => <b title={words}>drawn</b>;
  const text = `![" onerror="alert(1)](file:${ID}) ![<svg onload=alert(1)>](file:${ID})`;
  const shown = renderToStaticMarkup(<MarkdownText draw={draw}>{text}</MarkdownText>);
  expect(shown.match(/drawn/g)).toHaveLength(2);
  expect(shown).not.toMatch(/<svg|"\sonerror=/);
});

it('what looks like a tag is text', () => {
  expect(html('Ask for <staff number> <script>now</script>')).toContain(
    'Ask for &lt;staff number&gt; &lt;script&gt;now&lt;/script&gt;',
  );
});

it('signs that are heaped up to hold readers up are shown as they were typed, at once', () => {
  const heaps = [
    '>'.repeat(2_000),
    '- '.repeat(3_000),
    '['.repeat(40_000),
    '|a'.repeat(5_000),
    '*a_'.repeat(9_000),
  ];
  for (const heap of heaps) expect(html(heap)).toContain('whitespace-pre-wrap');
  expect(html('> > a\n\n- b\n  - c')).toContain('<blockquote>');
});

it('an address without its kind stays text', () => {
  expect(html('[x](/desk/settings)')).not.toContain('href');
});
