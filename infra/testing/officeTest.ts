import { test } from './test.ts';
import type { TestCarrier } from './testCarrier.ts';
import type { TestCompany } from './testCompany.ts';
import type { TestTable } from './testTable.ts';

/** These hold what the running test was given. Tests of a process run one after the other, so helpers beside them may use it. */
export let table: TestTable;
export let office: TestCompany;
export let ana: Awaited<ReturnType<TestCompany['contact']>>;
export let testCarrier: TestCarrier;

/** Gives each test of a file an `office` of its own in the file's `table`. */
export const officeTest = test.extend('shareOffice', { auto: true }, ({ table: ofFile, office: ofTest }) => {
  [table, office] = [ofFile, ofTest];
});

/** Gives each test also `ana`, a contact of its office. */
export const anaTest = officeTest.extend('shareAna', { auto: true }, ({ ana: ofTest }) => {
  ana = ofTest;
});

/** Gives each test of a file an office whose texts `testCarrier` delivers. */
export const carrierTest = officeTest.extend('shareCarrier', { auto: true }, ({ testCarrier: ofTest }) => {
  testCarrier = ofTest;
});

/** Gives each test of a file an office, `ana`, and `testCarrier`. */
export const deliveryTest = carrierTest.extend('shareAna', { auto: true }, ({ ana: ofTest }) => {
  ana = ofTest;
});
