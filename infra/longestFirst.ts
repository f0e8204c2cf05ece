import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest files, longest first. Vitest knows how long a file takes only after a run on the same machine. */
const longest = [
  'infra/chaos/chaos.test.ts',
  'infra/scenarios/honestRetry.test.ts',
  'infra/scenarios/frame.test.ts',
  'infra/scenarios/firstScreen.test.ts',
  'infra/scenarios/newCompany.test.ts',
  'infra/scenarios/optOut.test.ts',
  'infra/scenarios/onceOnly.test.ts',
  'infra/testing/model/delivery.model.test.ts',
  'infra/company/onboarding.test.ts',
];

/**
 * Runs the scenarios before the unit tests, and of each the longest files first. So a process runs files of one project
 * one after the other and keeps what it has loaded, and no worker waits long for another at the end.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isUnit = ({ project }: TestSpecification) => Number(project.name === 'unit');
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = longest.findIndex((name) => moduleId.endsWith(name));
      return rank < 0 ? longest.length : rank;
    };
    return (await super.sort(files)).toSorted(
      (one, other) => isUnit(one) - isUnit(other) || rankOf(one) - rankOf(other),
    );
  }
}
