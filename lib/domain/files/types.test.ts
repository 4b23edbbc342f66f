import { expect, it } from 'vitest';
import { isPlainText, typeOfName } from './types';

it.each([
  ['IMG_1.JPG', 'image/jpeg'],
  ['plan.pdf', 'application/pdf'],
  ['switch.log', 'text/plain'],
  ['table.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['page.html', null],
  ['drawing.svg', null],
  ['run.exe', null],
  ['noending', null],
])('A15 %s is taken for %s', (name, type) => {
  expect(typeOfName(name)).toBe(type);
});

it.each([
  ['port 14 down\n\tÜmläute', true],
  ['', true],
  ['a < b and c', true],
  ['  <svg xmlns="x">', false],
  ['<!doctype html>', false],
  ['<?xml version="1.0"?>', false],
  ['\n<script>', false],
  ['a\u0000b', false],
  ['bell \u0007', false],
])('A15 %j is plain text: %s', (text, plain) => {
  expect(isPlainText(text)).toBe(plain);
});
