/**
 * Offsets from Greenwich of the zone names that papers type. Source: 15 U.S.C. 260a-267 (standard and daylight
 * times of the United States); military zone Z of ACP 121. The FRUS edition writes
 * Greenwich time as an offset too.
 */
const offsets: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  GMT: '+00:00',
  UTC: '+00:00',
  Z: '+00:00',
  ZULU: '+00:00',
  'EASTERN STANDARD TIME': '-05:00',
  'EASTERN DAYLIGHT TIME': '-04:00',
  'CENTRAL STANDARD TIME': '-06:00',
  'CENTRAL DAYLIGHT TIME': '-05:00',
  'MOUNTAIN STANDARD TIME': '-07:00',
  'MOUNTAIN DAYLIGHT TIME': '-06:00',
  'PACIFIC STANDARD TIME': '-08:00',
  'PACIFIC DAYLIGHT TIME': '-07:00',
};

/** ISO 8601 offset of a zone as typed; null for one that names no single offset ("local time"). */
export function offsetOf(zone: string): string | null {
  return offsets[zone.trim().toUpperCase()] ?? null;
}
