import { createHash } from 'node:crypto';

/** A4, also in black and white: shades of the heat map are light enough for black figures on them. */
export const STYLE = [
  '@page{size:A4;margin:18mm 16mm 20mm;@bottom-left{content:"Wegwijzer, hulpvragen van nieuwkomers";font:8pt system-ui,sans-serif;color:#555}',
  '@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#555}}',
  '@page:first{@bottom-left{content:""}@bottom-right{content:""}}',
  'body{font:10.5pt/1.45 system-ui,sans-serif;color:#1b1b1b;margin:0 auto;max-width:178mm;padding:8mm}',
  'h1{font-size:26pt;line-height:1.15;margin:0 0 4mm}h2{font-size:15pt;margin:9mm 0 3mm;break-after:avoid}section.page>h2:first-child{margin-top:0}.whole{break-inside:avoid}',
  'h3{font-size:11.5pt;margin:6mm 0 1mm;break-after:avoid}p{margin:0 0 3mm;orphans:3;widows:3}.lead{font-size:13pt;color:#444}.small{font-size:9pt;color:#444}',
  'table{border-collapse:collapse;width:100%;font-size:9pt;font-variant-numeric:tabular-nums}th,td{padding:1mm 1.5mm;border-bottom:.3mm solid #bbb;text-align:right;vertical-align:top}',
  'th:first-child,td:first-child,.words th,.words td{text-align:left}thead{display:table-header-group}thead th{border-bottom:.5mm solid #1b1b1b}tbody th{font-weight:400}tr,svg,li{break-inside:avoid}',
  '.cards{display:grid;grid-template-columns:1fr 1fr;gap:4mm;margin:8mm 0}.cards div{border:.4mm solid #555;border-radius:2mm;padding:4mm}',
  '.cards dt{font-weight:700}.cards dd{margin:0}.cards .value{font-size:28pt;line-height:1.2;font-weight:700}',
  'dl.terms dt{font-weight:700;break-after:avoid}dl.terms dd{margin:0 0 2.5mm}ul{margin:0;padding-left:5mm}li{margin-bottom:2mm}',
  '.note{border-left:1mm solid #555;padding-left:3mm}svg{display:block;max-width:100%;height:auto;font:11px system-ui,sans-serif;margin-bottom:3mm}',
  'rect,circle{fill:#1d5b79}.line{fill:none;stroke:#1d5b79;stroke-width:2}.grid{stroke:#ccc}.label{text-anchor:end}.middle{text-anchor:middle}',
  '.heat{table-layout:fixed;font-size:7.5pt}.heat th:first-child{width:24mm}.heat td,.heat thead th{padding:.8mm .4mm;text-align:center}',
  '.heat thead th{height:30mm;vertical-align:bottom}.heat thead span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;font-weight:400}',
  '.heat td{border:.2mm solid #fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}.s1{background:#eef2f4}.s2{background:#d5e2e9}.s3{background:#b3cddb}.s4{background:#8fb6ca;font-weight:700}',
  '@media print{body{padding:0}.page{break-before:page}.cover{padding-top:30mm}}',
].join('');

/** For the page's Content-Security-Policy: this style and nothing else. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
