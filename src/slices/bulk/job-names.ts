export const RUN_JOB = 'bulk.run';
