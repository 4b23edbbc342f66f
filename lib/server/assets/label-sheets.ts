import 'server-only';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { labelAddress, withoutControls } from '#domain/asset/label';

interface Label {
  tag: string;
  name: string;
}

const MM = 72 / 25.4;
/** A4 sheets of 3 × 8 labels, 70 × 37 mm: they lie edge to edge, half a millimetre from the upper and lower end. */
const SHEET = { columns: 3, rows: 8, width: 70 * MM, height: 37 * MM, top: 0.5 * MM };
const QR = { size: 25 * MM, left: 5 * MM, top: 6 * MM };
const TEXT = { left: 33.5 * MM, width: 33 * MM };
const FONTS = path.join(process.cwd(), 'node_modules', 'dejavu-fonts-ttf', 'ttf');

/** Sheets of labels as a PDF: a QR code with the address of each, its tag, its name and whose it is. */
export async function labelSheets(
  labels: readonly Label[],
  { origin, organisation }: { origin: string; organisation: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: 0, autoFirstPage: false, font: path.join(FONTS, 'DejaVuSans.ttf') },
    info: { Title: 'Labels', Producer: 'Holdfast', Creator: 'Holdfast' },
  });
  pdf.registerFont('text', path.join(FONTS, 'DejaVuSans.ttf'));
  pdf.registerFont('code', path.join(FONTS, 'DejaVuSansMono-Bold.ttf'));
  const parts: Buffer[] = [];
  const whole = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
  labels.forEach((label, at) => {
    const place = at % (SHEET.columns * SHEET.rows);
    if (place === 0) pdf.addPage();
    const x = (place % SHEET.columns) * SHEET.width;
    const y = SHEET.top + Math.floor(place / SHEET.columns) * SHEET.height;
    drawCode(pdf, labelAddress(origin, label.tag), x + QR.left, y + QR.top);
    drawWords(pdf, label, withoutControls(organisation), x + TEXT.left, y);
  });
  pdf.end();
  return whole;
}

function drawWords(pdf: PDFKit.PDFDocument, label: Label, organisation: string, x: number, y: number): void {
  const tag = withoutControls(label.tag);
  // What fits a line is large; a longer one has two lines of smaller letters, and its end is in the code.
  const large = pdf.font('code').fontSize(12).widthOfString(tag) <= TEXT.width;
  pdf.fillColor('black').fontSize(large ? 12 : 8);
  pdf.text(tag, x, y + 6 * MM, box(7.5 * MM));
  pdf.font('text').fontSize(8);
  pdf.text(withoutControls(label.name), x, y + 14 * MM, box(10.5 * MM));
  pdf.fontSize(6.5).fillColor('#444444');
  pdf.text(organisation, x, y + 27.5 * MM, box(3 * MM));
}

const box = (height: number) => ({ width: TEXT.width, height, ellipsis: true, lineGap: 0 });

/** One shape for the whole code: squares side by side would show hairlines on some screens and printers. */
function drawCode(pdf: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { modules } = QRCode.create(text || ' ', { errorCorrectionLevel: 'M' });
  const unit = QR.size / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let from = 0; from < modules.size; from++) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to++;
      if (to > from) pdf.rect(x + from * unit, y + row * unit, (to - from) * unit, unit);
      from = to;
    }
  pdf.fill('black');
}
