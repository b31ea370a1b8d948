import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { MemconRecord } from '../../model/record.ts';
import { whole, type MakeExporter } from '../exporter.ts';
import { titleOf } from '../rows.ts';
import { bannerText } from '../wording.ts';
import { xmlText } from '../xml-text.ts';
import { RecordWriter } from './record-writer.ts';
import { run } from './runs.ts';

/** A reading copy of each record in the form of a memorandum, as an Office Open XML document. */
export const makeDocxExporter: MakeExporter = ({ version }) => ({
  async record({ record }) {
    const document = documentOf(record, version);
    return whole(await Packer.pack(document, 'uint8array'));
  },
});

function documentOf(record: MemconRecord, version: string): Document {
  const writer = new RecordWriter(record);
  const children = writer.write();
  const footnotes = writer.footnotes.texts.map((text, i) => [
    i + 1,
    { children: [new Paragraph({ children: [run(` ${text}`)] })] },
  ]);
  return new Document({
    title: xmlText(record.subject?.text ?? titleOf(record)),
    creator: `Memcon ${version}`,
    lastModifiedBy: `Memcon ${version}`,
    description: xmlText(`Reading copy of ${record.source.name}, record ${record.id}`),
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: 24 } },
        title: { run: { size: 28 }, paragraph: { alignment: AlignmentType.CENTER } },
        heading1: { run: { size: 24, bold: true } },
      },
    },
    footnotes: Object.fromEntries(footnotes) as Record<string, { children: Paragraph[] }>,
    sections: [
      {
        headers: { default: new Header({ children: bannerLines(record) }) },
        footers: { default: new Footer({ children: [pageNumber(), ...bannerLines(record)] }) },
        children,
      },
    ],
  });
}

/** The overall marking as it stands above and below each page, struck where all its lines are. */
function bannerLines({ banner }: MemconRecord): Paragraph[] {
  if (banner.lines.length === 0) return [new Paragraph({ children: [] })];
  const strike = banner.lines.every(({ struck }) => struck);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [run(bannerText(banner), { bold: true, strike })],
    }),
  ];
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
}
