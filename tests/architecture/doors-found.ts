import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Reads the doors of the server from the source files: what is really there, not what a list says. */

const ROOT = path.resolve(import.meta.dirname, '../..');
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface Door {
  file: string;
  /** Its name in the module. */
  name: string;
  /** The key by its place in the tree; null for actions, which are named freely. */
  expected: string | null;
  /** What stands in the source: the wrapper and the key it was given; null where it is something else. */
  wrapper: string | null;
  key: string | null;
}

export function filesUnder(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** The address of a file under app/: groups count for nothing, an optional catch-all neither. */
function address(file: string): string {
  const parts = path.dirname(file).split(path.sep).slice(1);
  return `/${parts.filter((part) => !part.startsWith('(') && !part.startsWith('[[')).join('/')}`;
}

export function parse(file: string, text = readFileSync(path.join(ROOT, file), 'utf8')): ts.SourceFile {
  return ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false);

interface Exported {
  name: string;
  made: ts.Expression | undefined;
  node: ts.Node;
}

/** Everything a module gives away at run time: name and, of a const, what it is made by. */
export function exportsOf(source: ts.SourceFile): Exported[] {
  return source.statements.flatMap((node): Exported[] => {
    if (ts.isExportAssignment(node)) return [{ name: 'default', made: node.expression, node }];
    if (ts.isExportDeclaration(node)) return node.isTypeOnly ? [] : [{ name: '*', made: undefined, node }];
    if (!isExported(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return [];
    if (ts.isVariableStatement(node)) {
      return node.declarationList.declarations.map((one) => ({
        name: one.name.getText(),
        made: one.initializer,
        node,
      }));
    }
    if (ts.isFunctionDeclaration(node)) {
      const isDefault = ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
      return [{ name: isDefault ? 'default' : (node.name?.text ?? ''), made: undefined, node }];
    }
    return [{ name: '?', made: undefined, node }];
  });
}

/** `wrapper('key', …)` where the wrapper is imported from #server/auth/door under its own name. */
function wrapping(source: ts.SourceFile, made: ts.Node | undefined): Pick<Door, 'wrapper' | 'key'> {
  if (!made || !ts.isCallExpression(made) || !ts.isIdentifier(made.expression))
    return { wrapper: null, key: null };
  const [first] = made.arguments;
  const wrapper = importedFromDoor(source).has(made.expression.text) ? made.expression.text : null;
  return { wrapper, key: first && ts.isStringLiteral(first) ? first.text : null };
}

function importedFromDoor(source: ts.SourceFile): Set<string> {
  const names = source.statements.flatMap((node) => {
    if (
      !ts.isImportDeclaration(node) ||
      (node.moduleSpecifier as ts.StringLiteral).text !== '#server/auth/door'
    )
      return [];
    const bindings = node.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings)
      ? bindings.elements.filter((one) => !one.propertyName).map((one) => one.name.text)
      : [];
  });
  return new Set(names);
}

export function routeDoors(): Door[] {
  return filesUnder('app', (name) => /^route\.tsx?$/.test(name)).flatMap((file) => {
    const source = parse(file);
    return exportsOf(source)
      .filter((one) => METHODS.has(one.name) || one.name === '*' || one.name === '?')
      .map((one) => ({
        file,
        name: one.name,
        expected: `${one.name} ${address(file)}`,
        ...wrapping(source, one.made),
      }));
  });
}

/** Pages, and whatever else in the page's file runs for a visitor (generateMetadata). */
export function pageDoors(): Door[] {
  return filesUnder('app', (name) => /^page\.tsx?$/.test(name)).flatMap((file) => {
    const source = parse(file);
    return exportsOf(source)
      .filter((one) => one.name === 'default' || one.name === 'generateMetadata')
      .map((one) => ({
        file,
        name: one.name,
        expected: `page ${address(file)}`,
        ...wrapping(source, firstAwaited(one.node)),
      }));
  });
}

/** What a function waits for first: a page has to wait for its door before it reads anything. */
function firstAwaited(node: ts.Node): ts.Node | undefined {
  if (ts.isAwaitExpression(node)) return node.expression;
  return ts.forEachChild(node, firstAwaited);
}

const isUseServer = (node: ts.Node): boolean =>
  ts.isExpressionStatement(node) &&
  ts.isStringLiteral(node.expression) &&
  node.expression.text === 'use server';

const sources = () =>
  ['app', 'components', 'lib'].flatMap((folder) =>
    filesUnder(folder, (name) => /(?<!\.test)\.tsx?$/.test(name)),
  );

export function actionDoors(): Door[] {
  return sources().flatMap((file) => {
    const source = parse(file);
    if (!source.statements[0] || !isUseServer(source.statements[0])) return [];
    return exportsOf(source).map((one) => ({
      file,
      name: one.name,
      expected: null,
      ...wrapping(source, one.made),
    }));
  });
}

/** Files with 'use server' inside a function: an action that no wrapper can hold. */
export function hiddenActions(): string[] {
  return sources().filter((file) => {
    const inside = (node: ts.Node): boolean =>
      (ts.isBlock(node) && node.statements.some(isUseServer)) || (ts.forEachChild(node, inside) ?? false);
    return inside(parse(file));
  });
}

/** The table of doors as it stands in the source, for tests that cannot load modules of the server. */
export function accessTable(): Record<string, string> {
  const table: Record<string, string> = {};
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      ts.isStringLiteral(node.name) &&
      ts.isStringLiteral(node.initializer)
    ) {
      table[node.name.text] = node.initializer.text;
    }
    ts.forEachChild(node, visit);
  };
  visit(parse('lib/server/auth/access.ts'));
  return table;
}
