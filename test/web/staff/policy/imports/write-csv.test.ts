import { writeCsv } from '../../../../../web/staff/policy/imports/write-csv';

test('quotes, semicolons and formulas stay text', () => {
  expect(
    writeCsv([
      ['Rij', 'Wat'],
      ['3', '“a;b" is geen datum'],
      ['4', '=1+1'],
    ]),
  ).toBe('\ufeff"Rij";"Wat"\r\n"3";"“a;b"" is geen datum"\r\n"4";"\'=1+1"\r\n');
});
