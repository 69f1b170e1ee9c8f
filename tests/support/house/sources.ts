import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** A file of ours, as the walls see it. */
export type Source = { path: string; text: string }

/** Something a wall does not allow, in words that say where and what. */
export type Crack = string

/** What it says, what finds its cracks, and something planted that it must find. */
export type Wall = [string, (sources: Source[]) => Crack[], Source[]]

let known: Source[] | undefined

/** Every TypeScript file git knows or would know. They are read once: all test files of the house look at the same. */
export function readSources(): Source[] {
  known ??= readAll()
  return known
}

function readAll(): Source[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
    {
      encoding: 'utf8',
    },
  )
  const paths = [...new Set(listed.split('\n'))].filter((path) => path && existsSync(path))
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

export function isTest({ path }: Source): boolean {
  return path.startsWith('tests/') || /\.test\.tsx?$/.test(path)
}

const trees = new WeakMap<Source, ts.SourceFile>()

/** A file's syntax, each node with its parent. It is parsed once, however many walls look at it. */
export function treeOf(source: Source): ts.SourceFile {
  const tree =
    trees.get(source) ?? ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true)
  trees.set(source, tree)
  return tree
}

/** What a file imports: the module as written, `@/` and relative paths made absolute from the top of the repository. */
export function importsOf(source: Source): Import[] {
  const imports = read.get(source) ?? findImports(source)
  read.set(source, imports)
  return imports
}

/** `names`: what is taken, as it is called there; `*` is everything. `types`: what is taken as a type beside it. */
type Import = { module: string; typeOnly: boolean; names: string[]; types: string[] }
const read = new WeakMap<Source, Import[]>()

function findImports(source: Source): Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    const target = moduleOf(node)
    if (target)
      found.push({ module: absolute(source.path, target), typeOnly: isTypeOnly(node), ...namesOf(node) })
    ts.forEachChild(node, visit)
  }
  visit(treeOf(source))
  return found
}

function moduleOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : undefined
  }
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  const argument = isDynamic ? node.arguments[0] : undefined
  return argument && ts.isStringLiteral(argument) ? argument.text : undefined
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node)) return false
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    !clause.name &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.every((one) => one.isTypeOnly)
  )
}

function namesOf(node: ts.Node): Pick<Import, 'names' | 'types'> {
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined
  const names = ts.isExportDeclaration(node) ? node.exportClause : clause?.namedBindings
  const some =
    names && (ts.isNamedImports(names) || ts.isNamedExports(names)) ? [...names.elements] : undefined
  if (!some || clause?.name) return { names: ['*'], types: [] }
  const called = (types: boolean) =>
    some
      .filter(({ isTypeOnly }) => isTypeOnly === types)
      .map(({ name, propertyName }) => (propertyName ?? name).text)
  return { names: called(false), types: called(true) }
}

function absolute(from: string, module: string): string {
  if (module.startsWith('@/')) return module.slice(2)
  if (!module.startsWith('.')) return `npm:${module}`
  const parts = from.split('/').slice(0, -1)
  for (const step of module.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}
