const parts = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/;
const amount = /^(\d+(?:\.\d+)?)\s*(h|min|s|ms)?$/;
const seconds: Readonly<Record<string, number>> = { h: 3600, min: 60, s: 1, ms: 0.001 };

/** Seconds of a SMIL clock value (EPUB 3.3 §9.2.3): `0:01:02.5`, `01:02.5`, `1.5h`, `90min`, `30s`, `5ms`, `12.4`. */
export function clockSeconds(value: string | null | undefined): number | undefined {
  const text = value?.trim() ?? '';
  const clock = parts.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const count = amount.exec(text);
  return count ? Number(count[1]) * (seconds[count[2] ?? 's'] ?? 1) : undefined;
}
