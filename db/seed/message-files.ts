import type { FileKind } from '@/lib/message/content-kind'
import { drawnPicture, type Rectangle } from './drawn-picture'

/** A file that goes with a message of the demo. */
export type DemoFile = { name: string; kind: FileKind; content: Buffer }

/** One page with a heading and lines of text, small and sound (ISO 32000-1, 7.5). Latin-1 only. */
export function printedPage(name: string, heading: string, lines: string[]): DemoFile {
  const shown = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')}) Tj`
  const text = [
    ...['BT', '/F1 20 Tf', '72 760 Td', shown(heading), '/F1 11 Tf', '0 -16 Td'],
    ...lines.flatMap((line) => ['0 -20 Td', shown(line)]),
    'ET',
  ].join('\n')
  return { name, kind: 'pdf', content: pageOf(text) }
}

function pageOf(text: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ]
  let body = '%PDF-1.4\n'
  const table = objects.map((object, nth) => {
    const at = body.length
    body += `${nth + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const count = objects.length + 1
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\n`
  return Buffer.from(`${body}${end}startxref\n${body.length}\n%%EOF\n`, 'latin1')
}

const line = (x: number, y: number, width: number): Rectangle => ({ x, y, width, height: 6, ink: 'grey' })

/** As a screenshot of a form that was stopped looks from afar: fields, and a sentence beside a red edge. */
export function stoppedForm(name: string): DemoFile {
  const paper: Rectangle = { x: 40, y: 30, width: 400, height: 220, ink: 'white' }
  const fields = [60, 100].flatMap((y) => [line(64, y, 90), line(64, y + 14, 220)])
  const alert: Rectangle[] = [
    { x: 64, y: 146, width: 4, height: 48, ink: 'red' },
    ...[line(80, 154, 260), line(80, 170, 200), line(80, 186, 120)],
  ]
  const button: Rectangle = { x: 64, y: 212, width: 84, height: 22, ink: 'grey' }
  return { name, kind: 'png', content: drawnPicture(480, 280, [paper, ...fields, ...alert, button]) }
}
