import type { Region } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Page } from '../../model/page.ts';
import { whole, type MakeExporter } from '../exporter.ts';
import { escapeXml } from '../xml-text.ts';
import { layOut, pagesWithWords, type LineWord, type PageBlock, type PageLine } from './page-lines.ts';

/** The pages of each record as ALTO 4.2 (loc.gov/standards/alto). */
export const makeAltoExporter: MakeExporter = ({ version }) => ({
  async record(item) {
    const pages = await pagesWithWords(item);
    return 'refused' in pages ? pages : whole(alto(item.record, pages, version));
  },
});

/** ALTO's units by the resolution that they stand for; pixels say nothing of their size. */
const units: Readonly<Record<number, string>> = { 254: 'mm10', 1200: 'inch1200' };

export function alto(record: MemconRecord, pages: readonly Page[], version: string): string {
  const resolutions = new Set(pages.flatMap(({ image }) => (image ? [image.dpi] : [])));
  const [dpi = 0] = resolutions;
  const unit = (resolutions.size === 1 ? units[dpi] : undefined) ?? 'pixel';
  return `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.2">
  <Description>
    <MeasurementUnit>${unit}</MeasurementUnit>
    <sourceImageInformation>
      <fileName>${escapeXml(record.source.name)}</fileName>
    </sourceImageInformation>
    <Processing ID="memcon">
      <processingSoftware>
        <softwareName>Memcon</softwareName>
        <softwareVersion>${escapeXml(version)}</softwareVersion>
      </processingSoftware>
    </Processing>
  </Description>
  <Layout>
${pages.map(pageElement).join('')}  </Layout>
</alto>
`;
}

function pageElement(page: Page): string {
  const { number, image, blocks } = layOut(page);
  const size = image ? ` HEIGHT="${image.height}" WIDTH="${image.width}"` : '';
  const space = image ? ` HEIGHT="${image.height}" WIDTH="${image.width}" HPOS="0" VPOS="0"` : '';
  const inner = blocks.map((block, i) => blockElement(block, `p${number}b${i + 1}`)).join('');
  return `    <Page ID="p${number}" PHYSICAL_IMG_NR="${number}"${size}>
      <PrintSpace${space}>
${inner}      </PrintSpace>
    </Page>
`;
}

function blockElement({ lines, region }: PageBlock, id: string): string {
  const inner = lines.map((line, i) => lineElement(line, `${id}l${i + 1}`)).join('');
  return `        <TextBlock ID="${id}"${place(region)}>
${inner}        </TextBlock>
`;
}

function lineElement({ words, region }: PageLine, id: string): string {
  const strings = words.map((word, i) => `            ${stringElement(word, `${id}s${i + 1}`)}\n`);
  return `          <TextLine ID="${id}"${place(region)}>
${strings.join('            <SP/>\n')}          </TextLine>
`;
}

function stringElement({ text, region, confidence }: LineWord, id: string): string {
  const sure = confidence === null ? '' : ` WC="${Number(confidence.toFixed(4))}"`;
  return `<String ID="${id}"${place(region)}${sure} CONTENT="${escapeXml(text)}"/>`;
}

function place(region: Region | null): string {
  if (!region) return '';
  const { x, y, w, h } = region;
  return ` HPOS="${x}" VPOS="${y}" WIDTH="${w}" HEIGHT="${h}"`;
}
