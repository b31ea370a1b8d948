import type { Page } from '../../model/page.ts';
import type { Region } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { whole, type MakeExporter } from '../exporter.ts';
import { titleOf } from '../rows.ts';
import { escapeXml } from '../xml-text.ts';
import { layOut, pagesWithWords, type LineWord, type PageBlock, type PageLine } from './page-lines.ts';

/** The pages of each record as hOCR 1.2 (kba.github.io/hocr-spec/1.2). */
export const makeHocrExporter: MakeExporter = ({ version }) => ({
  async record(item) {
    const pages = await pagesWithWords(item);
    return 'refused' in pages ? pages : whole(hocr(item.record, pages, version));
  },
});

export function hocr(record: MemconRecord, pages: readonly Page[], version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
  <head>
    <title>${escapeXml(titleOf(record))}</title>
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
    <meta name="ocr-system" content="memcon ${escapeXml(version)}"/>
    <meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_par ocr_line ocrx_word"/>
  </head>
  <body>
${pages.map((page) => pageElement(page, record.source.name)).join('')}  </body>
</html>
`;
}

function pageElement(page: Page, name: string): string {
  const { number, image, blocks } = layOut(page);
  const size = image ? `; bbox 0 0 ${image.width} ${image.height}; scan_res ${image.dpi} ${image.dpi}` : '';
  const file = escapeXml(name.replaceAll('"', "'"));
  const inner = blocks.map((block, i) => blockElement(block, `${number}_${i + 1}`)).join('');
  return `    <div class="ocr_page" id="page_${number}" title="image &quot;${file}&quot;${size}; ppageno ${number - 1}">
${inner}    </div>
`;
}

function blockElement({ lines, region }: PageBlock, id: string): string {
  const inner = lines.map((line, i) => lineElement(line, `${id}_${i + 1}`)).join('');
  return `      <div class="ocr_carea" id="block_${id}"${title(region)}>
        <p class="ocr_par" id="par_${id}"${title(region)}>
${inner}        </p>
      </div>
`;
}

function lineElement({ words, region }: PageLine, id: string): string {
  const inner = words.map((word, i) => wordElement(word, `${id}_${i + 1}`)).join(' ');
  return `          <span class="ocr_line" id="line_${id}"${title(region)}>${inner}</span>
`;
}

function wordElement({ text, region, confidence }: LineWord, id: string): string {
  if (!region) return escapeXml(text);
  const sure = confidence === null ? '' : `; x_wconf ${Math.round(confidence * 100)}`;
  return `<span class="ocrx_word" id="word_${id}"${title(region, sure)}>${escapeXml(text)}</span>`;
}

/** Corners are whole pixels. */
function title(region: Region | null, more = ''): string {
  if (!region) return '';
  const corners = [region.x, region.y, region.x + region.w, region.y + region.h].map(Math.round);
  return ` title="bbox ${corners.join(' ')}${more}"`;
}
