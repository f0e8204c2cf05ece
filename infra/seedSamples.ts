import fc from 'fast-check';

/** Generates the same samples in every run of the tests. FC_SEED chooses others. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_320) });
