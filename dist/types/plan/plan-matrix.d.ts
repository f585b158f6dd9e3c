import type { Plan } from '../model/plan.ts';
/** The matrix of a CI: one job per shard. */
export declare function planMatrix(plan: Plan): {
    include: {
        shard: number;
    }[];
};
