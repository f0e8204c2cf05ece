/** Scenarios that no run on the emulator can show, each with the reason. */
export const notShown: Readonly<Record<string, string>> = {
  'infra/scenarios/restarts.test.ts':
    'the emulator keeps its state in memory, so whatever kills it takes the data along; AWS has nothing that a crash of one process could lose',
};
